using System.Globalization;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>One measurement of a kernel.</summary>
/// <param name="Kernel">Name and shape.</param>
/// <param name="Format">Bits of a weight, or the rule of a neuron.</param>
/// <param name="Core">The core; "portable" behind it for the portable kernels.</param>
/// <param name="Rate">Spike rate in percent; 0 where it does not matter.</param>
/// <param name="Instructions">Exact number.</param>
/// <param name="SynapticOperations">Synaptic operations, or neurons or bits where there are none.</param>
internal sealed record KernelRow(string Kernel, string Format, string Core, int Rate, long Instructions, long SynapticOperations)
{
    public double InstructionsPerSop => (double)Instructions / SynapticOperations;

    /// <summary>Weights that a pass over all of them would touch per time step; 0 where there are none.</summary>
    public long Weights => Kernel switch
    {
        _ when Kernel.StartsWith("linear", StringComparison.Ordinal) => 256 * 128,
        _ when Kernel.StartsWith("conv", StringComparison.Ordinal) => 9 * 16 * 16,
        _ => 0,
    };

    /// <summary>Reads what the firmware prints.</summary>
    public static IEnumerable<KernelRow> Parse(string core, string output)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(',') is not [var kernel, var format, var rate, var instructions, var operations])
            {
                throw new BenchmarkException($"The kernels printed '{line}' on {core}; expected kernel,format,rate,instructions,operations.");
            }

            yield return new KernelRow(kernel, format, core, (int)Number(rate), Number(instructions), Number(operations));
        }
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
