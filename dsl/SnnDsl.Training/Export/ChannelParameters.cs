using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Export;

/// <summary>One output channel of a trained synapse with everything between it and the neuron: its float current is
/// <c>Alpha * sum(m s) + Offset</c> for the integer weights m.</summary>
/// <param name="Weights">Integers m in order kernel row, kernel column, input channel.</param>
/// <param name="Alpha">Scale; negative when batch norm turns the channel around.</param>
/// <param name="Offset">What batch norm or a bias adds.</param>
public sealed record ChannelParameters(int[] Weights, double Alpha, double Offset)
{
    /// <summary>The same current with a scale that is not negative (thresholds keep their direction).</summary>
    public ChannelParameters WithPositiveAlpha() =>
        Alpha < 0 ? new ChannelParameters([.. Weights.Select(m => -m)], -Alpha, Offset) : this;

    /// <summary>The same channel with the weights closest to zero that a grid has: zeros, or ones of both signs where it
    /// is odd. For channels whose scale makes the weights count nothing.</summary>
    internal ChannelParameters WithLeastWeights(WeightGrid grid) =>
        this with { Weights = [.. Weights.Select((_, i) => grid == WeightGrid.Symmetric ? 0 : i % 2 == 0 ? 1 : -1)] };
}
