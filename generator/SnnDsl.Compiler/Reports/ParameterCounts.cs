using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Reports;

/// <summary>Parameters of a network by how they are stored. What a shared stage uses twice is counted once.</summary>
/// <param name="Layers">Synapse layers in execution order.</param>
/// <param name="BatchNorm">Scales and offsets of all batch norms; running statistics are not parameters.</param>
public sealed record ParameterCounts(EquatableArray<LayerParameters> Layers, long BatchNorm)
{
    /// <summary>Gains of attention: one per head and time step.</summary>
    public long Gains { get; init; }

    /// <summary>Everything that is trained.</summary>
    public long All => Total + BatchNorm + Gains;

    /// <summary>Weights, and biases of the read-out: what tables of papers give. Batch norm is not in it.</summary>
    public long Total => Layers.Sum(layer => layer.Total);

    /// <summary>Weights of the hidden layers, which have 8, 4, 2 or 1 bits.</summary>
    public long Hidden => Layers.Where(layer => layer.IsHidden).Sum(layer => layer.Total);

    /// <summary>Parameters that QP-SNN and BESTformer keep in floating point: first layer, read-out, batch norm, gains.</summary>
    public long InFloat => Layers.Where(layer => !layer.IsHidden).Sum(layer => layer.Total) + BatchNorm + Gains;

    /// <summary>Counts the parameters of a graph, pruned or not.</summary>
    public static ParameterCounts Of(FloatGraph graph)
    {
        FloatNode[] nodes = [.. graph.Nodes.Where(node => node.Use.IsFirst)];
        FloatParameters[] inFloat = [.. nodes.Select(node => node.Operation.Parameters(graph.TimeSteps))];
        return new ParameterCounts(nodes.SelectMany(node => node.Operation.Layers(node.Stage)).ToEquatableArray(), inFloat.Sum(p => p.BatchNorm))
        {
            Gains = inFloat.Sum(p => p.Gains),
        };
    }
}

/// <summary>Parameters of one synapse layer.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="FanIn">Weights of one output channel.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="HasBias">Whether each output has a bias.</param>
/// <param name="Format">The weights' bits and grid on the target.</param>
public sealed record LayerParameters(string Stage, int FanIn, int Outputs, bool HasBias, WeightFormat Format)
{
    /// <summary>Weights.</summary>
    public long Weights => (long)FanIn * Outputs;

    /// <summary>Weights and biases.</summary>
    public long Total => Weights + (HasBias ? Outputs : 0);

    /// <summary>Whether the layer is neither the first one nor the read-out: those are off the odd grid.</summary>
    public bool IsHidden => Format.Grid == WeightGrid.Odd;

    /// <summary>
    /// Bytes of the weights on the target: hidden layers fill whole groups of 16 outputs, in the first layer each output
    /// starts at a whole word.
    /// </summary>
    /// <param name="hiddenBits">Bits of a hidden layer's weights; null for the declared ones.</param>
    public long TargetWeightBytes(int? hiddenBits = null)
    {
        int bits = IsHidden ? hiddenBits ?? Format.Bits : Format.Bits;
        long fanInBytes = HasBias ? FanIn : (FanIn + 3L) / 4 * 4;
        return IsHidden ? WeightBlocks.ByteCount(FanIn, Outputs, bits) : fanInBytes * Outputs;
    }

    /// <summary>Most bytes of thresholds and biases: two 32-bit numbers per output, or whole groups of 16-bit ones.</summary>
    public long TargetConstantBytes() => IsHidden
        ? Math.Max(8L * Outputs, 4L * WeightBlocks.GroupChannels * WeightBlocks.Groups(Outputs))
        : 8L * Outputs;
}
