using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>The network's input: an image, the same at every time step, or the events of each.</summary>
/// <param name="EventMaximum">Most events of an element in a time step; 0 where the input is an image.</param>
public sealed record InputOperation(int EventMaximum) : FloatOperation("Input")
{
    /// <inheritdoc/>
    public override bool HasNeurons => false;

    /// <inheritdoc/>
    public override bool KeepsShape => false;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => default;

    internal override string? CountedWindow => "events";

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    internal override double Additions(FloatNode node, double[] means) => 0;

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node) => builder.Add(node, "Input", "", EventMaximum > 0 ? new EventsOperation(EventMaximum) : new ImageOperation());

    internal override string Describe() => "";
}
