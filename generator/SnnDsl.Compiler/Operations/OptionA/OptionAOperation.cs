using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>Option A of He et al. 2016: every <paramref name="Stride"/>-th row and column, <paramref name="ChannelOffset"/>
/// channels of zeros in front, and behind what the shape has left.</summary>
public sealed record OptionAOperation(TensorShape Input, int Stride, int ChannelOffset) : FloatOperation("OptionA")
{
    /// <inheritdoc/>
    public override bool HasNeurons => false;

    /// <inheritdoc/>
    public override bool KeepsShape => false;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => default;

    internal override string? CountedWindow => null;

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => means[input.Id] * Input.Channels / node.Shape.Channels;

    internal override double Additions(FloatNode node, double[] means) => 0;

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node) =>
        builder.Add(node, node.Stage, node.Stage, new IntegerOptionAOperation(builder.Id(node.Inputs[0]), Stride, ChannelOffset));

    internal override string Describe() => $"[stride {Stride}, {ChannelOffset} channels of zeros in front]";
}
