using System.Globalization;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>One measurement of a kernel.</summary>
/// <param name="Kernel">Name and shape.</param>
/// <param name="Format">Bits of a weight, or the rule of a neuron.</param>
/// <param name="Core">The core; "portable" behind it for the portable kernels.</param>
/// <param name="Rate">Spike rate in percent; 0 where it does not matter.</param>
/// <param name="Instructions">Exact number.</param>
/// <param name="SynapticOperations">Synaptic operations, or neurons or bits where there are none.</param>
/// <param name="Weights">Weights of the layer; 0 where there are none.</param>
/// <param name="Neurons">Outputs of one time step.</param>
internal sealed record KernelRow(
    string Kernel, string Format, string Core, int Rate, long Instructions, long SynapticOperations, long Weights, long Neurons)
{
    public double InstructionsPerSop => (double)Instructions / SynapticOperations;

    /// <summary>What a count is compared by.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Core},{Kernel},{Format},{Rate}");

    /// <summary>Reads what the firmware prints.</summary>
    public static IEnumerable<KernelRow> Parse(string core, string output)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(',') is not [var kernel, var format, var rate, var instructions, var operations, var weights, var neurons])
            {
                throw new BenchmarkException($"The kernels printed '{line}' on {core}; expected kernel,format,rate,instructions,operations,weights,neurons.");
            }

            yield return new KernelRow(
                kernel, format, core, (int)Number(rate), Number(instructions), Number(operations), Number(weights), Number(neurons));
        }
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
