using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>An operation with weights from inputs to the channels of a current.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channels">Output channels.</param>
/// <param name="FanIn">Weights of one output channel.</param>
/// <param name="Weights">Bits and grid of the weights.</param>
/// <param name="HasBias">Whether each output channel has a bias.</param>
public abstract record SynapseOperation(string Name, int Channels, int FanIn, WeightFormat Weights, bool HasBias) : FloatOperation(Name)
{
    /// <inheritdoc/>
    public sealed override bool HasNeurons => false;

    /// <inheritdoc/>
    public sealed override bool KeepsShape => false;

    internal sealed override string? CountedWindow => null;

    /// <summary>Where it connects, to an output of a shape.</summary>
    public abstract SynapseGeometry Geometry(TensorShape output);

    /// <inheritdoc/>
    public sealed override FloatParameters Parameters(int timeSteps) => default;

    internal sealed override IEnumerable<LayerParameters> Layers(string stage) => [new(stage, FanIn, Channels, HasBias, Weights)];

    internal sealed override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    internal sealed override double Additions(FloatNode node, double[] means) => 0;

    /// <summary>It is part of the node that its neuron or read-out becomes.</summary>
    internal sealed override void Lower(IntegerGraphBuilder builder, FloatNode node)
    {
    }
}
