using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Training.Export;

/// <summary>The two heads as one sum of integers (SPEC.md, section 1.8). With one scale u for all weights the mean logit is
/// <c>u / (2 T N 2^Fs)</c> times the sum of m times the states' sums over T steps and N positions, plus the mean bias: scores are
/// logits in units of that, and of what the shift takes off.</summary>
internal static class HeadsFolding
{
    private const int MostShift = 30;

    /// <summary>Of a trained layer.</summary>
    /// <param name="graph">The network, for T and the number of positions.</param>
    /// <param name="node">The layer's node.</param>
    /// <param name="heads">The layer.</param>
    /// <param name="fractionalBits">Bits behind the point of the states.</param>
    internal static HeadsArtifact Fold(FloatGraph graph, FloatNode node, ClassifierHeads heads, int fractionalBits)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (integers, unit) = heads.Quantized();
        // [head, class, channel] to [class, head, channel].
        var weights = integers.transpose(0, 1).to(int32).contiguous().data<int>().ToArray();
        var biases = heads.Bias.to(float64).mean([0]).contiguous().data<double>().ToArray();
        var state = graph.Nodes[node.Inputs[0]].Shape;
        return Fold(node.Parameters, weights, unit, biases, (long)graph.TimeSteps * state.Height * state.Width, fractionalBits);
    }

    /// <summary>Of weights and biases.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="weights">Integers [class][channels of the older state, then of the newer one].</param>
    /// <param name="unit">What one of them is worth.</param>
    /// <param name="biases">Mean bias of both heads per class.</param>
    /// <param name="samples">States that are summed up: time steps times positions.</param>
    /// <param name="fractionalBits">Bits behind the point of the states.</param>
    internal static HeadsArtifact Fold(string stage, int[] weights, double unit, double[] biases, long samples, int fractionalBits)
    {
        var classes = weights.Chunk(weights.Length / biases.Length).ToArray();
        var largest = samples << 15;
        for (var shift = 0; shift <= MostShift && largest <= int.MaxValue; shift++)
        {
            var worth = unit / (2 * samples * Math.Pow(2, fractionalBits - shift));
            var loss = (1 - Math.Pow(2, -shift)) / 2;
            double[] folded = [.. classes.Select((row, c) => Math.Round((biases[c] / worth) + (loss * row.Sum())))];
            if (classes.Zip(folded).All(pair => Fits(pair.First, pair.Second, largest >> shift)))
                return new HeadsArtifact(stage, [.. weights], shift, [.. folded.Select(bias => (int)bias)]);
        }
        throw new InvalidDataException(FormattableString.Invariant(
            $"The scores of stage '{stage}' cannot be proved to fit 32 bits over {samples} steps and positions: train on with smaller biases, or take fewer positions."));
    }

    private static bool Fits(int[] weights, double bias, long largest) =>
        (weights.Sum(m => (double)Math.Abs(m)) * largest) + Math.Abs(bias) <= int.MaxValue;
}
