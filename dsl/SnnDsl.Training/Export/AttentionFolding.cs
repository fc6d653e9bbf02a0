using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Training.Export;

/// <summary>The gains of attention as integers: <c>L = round(2^F lambda / 8)</c> with the largest F for which they fit 16 bits and the
/// membranes behind the map 32 (SPEC.md, section 1.9).</summary>
internal static class AttentionFolding
{
    private const int MostFractionalBits = 30;

    /// <summary>Of a trained layer.</summary>
    /// <param name="node">Its node, whose shape says how much a neuron behind the map can count.</param>
    /// <param name="layer">The layer.</param>
    internal static AttentionArtifact Fold(FloatNode node, AttentionLayer layer)
    {
        var operation = (AttentionOperation)node.Operation;
        using var scope = NewDisposeScope();
        var lambda = layer.Lambda.detach().to(float64).contiguous().data<double>().ToArray();
        return Fold(node.Parameters, lambda, operation.Sizes(node.Shape).MapSize);
    }

    /// <summary>Of gains.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="lambda">[time step][head].</param>
    /// <param name="counts">The most that a neuron behind the map counts in a step.</param>
    internal static AttentionArtifact Fold(string stage, IReadOnlyList<double> lambda, int counts)
    {
        for (var bits = MostFractionalBits; bits >= 0; bits--)
        {
            long[] gains = [.. lambda.Select(gain => (long)Math.Round(Math.Pow(2, bits) * gain / 8))];
            if (gains.All(gain => Fits(gain, counts, bits)))
                return new AttentionArtifact(stage, bits, [.. gains.Select(gain => (int)gain)]);
        }
        throw new InvalidDataException(FormattableString.Invariant(
            $"A gain of the attention of stage '{stage}' is {lambda.MaxBy(Math.Abs):G3}, too large for 16 bits: lower the learning rate."));
    }

    /// <summary>A membrane that did not fire is below 2^F and halves; one that only falls stays above twice what a step takes off.</summary>
    private static bool Fits(long gain, int counts, int bits) =>
        gain is >= short.MinValue and <= short.MaxValue && (1L << bits) + (2 * counts * Math.Abs(gain)) <= int.MaxValue;
}
