using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// LIF or IF neuron over the whole window. Its inputs are the current, or a residual state, and any number of spike shortcuts:
/// h[t] = decay * u[t-1] + current[t] + threshold * (sum of the shortcuts' spikes at t).
/// Where the rule has membrane bits, what is kept of u is its code of so many bits.
/// </summary>
public sealed record NeuronOperation(NeuronRule Rule) : FloatOperation(Rule.Name)
{
    /// <inheritdoc/>
    public override bool HasNeurons => true;

    /// <inheritdoc/>
    public override bool KeepsShape => true;

    /// <inheritdoc/>
    public override long Connections => 0;

    /// <inheritdoc/>
    public override FloatParameters Parameters(int timeSteps) => default;

    internal override string? CountedWindow => null;

    internal override IEnumerable<LayerParameters> Layers(string stage) => [];

    internal override double Mean(FloatNode node, FloatNode input, double[] means) => 0;

    internal override double Additions(FloatNode node, double[] means) => node.Inputs.Skip(1).Sum(shortcut => node.Shape.Size * means[shortcut]);

    internal override void Lower(IntegerGraphBuilder builder, FloatNode node)
    {
        if (builder.ReadsState(node))
        {
            builder.Add(node, node.Stage, node.Parameters, ResidualNeuron(builder, node));
            return;
        }

        var use = SynapseUse.Of(builder.Graph, node);
        builder.Add(node, node.Stage, use.Stage, Spiking(builder, node, use));
    }

    internal override string Describe() => $"[{Rule.Summary(Invariant.Text(Rule.Threshold))}]";

    private SpikingOperation Spiking(IntegerGraphBuilder builder, FloatNode node, SynapseUse use)
    {
        StageArtifact parameters = builder.Parameters(use);
        return new SpikingOperation(builder.Source(use), builder.Synapse(use), new IntegerNeuron(Rule, parameters.Neuron!))
        {
            Shortcuts = builder.Ids(node.Inputs.Skip(1)),
            Branch = use.Branch is { } branch
                ? new IntegerBranch(branch.Stage, builder.Source(branch), builder.Synapse(branch), builder.Parameters(branch).Branch!)
                : null,
        };
    }

    /// <summary>Without a synapse there is no scale: thresholds are in the units of the state. What the limits cut off is out of
    /// reach of 16-bit states.</summary>
    private ResidualNeuronOperation ResidualNeuron(IntegerGraphBuilder builder, FloatNode node)
    {
        double threshold = Math.Round(Rule.Threshold * (1 << builder.Artifact.StreamFractionalBits), MidpointRounding.AwayFromZero);
        return new ResidualNeuronOperation(
            builder.Id(node.Inputs[0]), Rule, (int)Math.Max(1, Math.Min(IntegerLimits.Threshold, threshold)));
    }
}
