using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>Batch normalization over channels, statistics shared by all time steps.</summary>
public sealed record BatchNormOperation(int Channels) : FloatOperation("BatchNorm")
{
    /// <inheritdoc/>
    public override bool HasNeurons => false;

    /// <inheritdoc/>
    public override bool KeepsShape => true;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => new(BatchNorm: 2L * Channels, Gains: 0);

    internal override string? CountedWindow => null;

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    internal override double Additions(FloatNode node, double[] means) => 0;

    /// <summary>It is part of the node that its neuron or read-out becomes.</summary>
    internal override void Lower(IntegerGraphBuilder builder, FloatNode node)
    {
    }

    internal override string Describe() => "";
}
