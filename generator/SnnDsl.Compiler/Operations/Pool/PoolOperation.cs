using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>Pooling of spikes.</summary>
/// <param name="Kind">What it makes of a window.</param>
/// <param name="Window">Where it looks.</param>
public sealed record PoolOperation(PoolKind Kind, Window Window) : FloatOperation($"{Kind}Pool")
{
    private bool IsMaximum => Kind == PoolKind.Max;

    /// <inheritdoc/>
    public override bool HasNeurons => false;

    /// <inheritdoc/>
    public override bool KeepsShape => false;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => default;

    internal override string? CountedWindow => $"{Kind} {Window.Kernel.Rectangle}";

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => PooledMean.Of(means[input.Id], IsMaximum, Window);

    internal override double Additions(FloatNode node, double[] means) => 0;

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node) =>
        builder.Add(node, node.Name, node.Parameters, new IntegerPoolOperation(builder.Id(node.Inputs[0]), IsMaximum, Window));

    internal override string Describe() => $"[{Window.Describe("size")}]";
}
