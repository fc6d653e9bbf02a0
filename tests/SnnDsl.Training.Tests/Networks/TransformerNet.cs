using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>A spiking transformer by hand: BESTformer's tokenizer, blocks and heads.</summary>
/// <param name="Channels">Of the stream, a multiple of 8.</param>
/// <param name="Depth">Blocks.</param>
/// <param name="Heads">Of an attention.</param>
/// <param name="TimeSteps">T.</param>
/// <param name="Classes">Of either head.</param>
/// <param name="Ratio">Channels inside an MLP over those outside.</param>
/// <param name="Pools">Poolings by two in front of the tokenizer's last convolutions, at most 4.</param>
/// <param name="Side">Of images.</param>
/// <param name="ImageChannels">Of images.</param>
internal sealed record TransformerNet(
    int Channels = 16, int Depth = 2, int Heads = 2, int TimeSteps = 3, int Classes = 3, int Ratio = 2, int Pools = 1, int Side = 8, int ImageChannels = 1)
{
    private readonly List<StageDeclaration> _stages = [];
    private readonly List<ForwardStep> _steps = [];

    internal AttentionOrder Order { get; init; } = AttentionOrder.QueryKey;

    /// <summary>Whether branches are added to the newest state alone.</summary>
    internal bool IsPlain { get; init; }

    /// <summary>A stage of which half of the channels may go.</summary>
    internal string? PrunedStage { get; init; }

    private static NeuronDeclaration Neuron => new(new NeuronRule(Decay.Half, 2, ResetMode.Zero, FireCondition.GreaterOrEqual), 0);

    internal FloatGraph Graph()
    {
        var value = Stage("Encoder", 0, Conv(Channels / 8, 8), new BatchNormDeclaration(0), Neuron);
        for (var stage = 1; stage <= 4; stage++)
        {
            if (stage > 4 - Pools)
                value = Stage($"Pool{stage}", value, new PoolDeclaration(PoolKind.Max, 3, 2, 0) { Padding = 1 });
            LayerDeclaration[] layers = [Conv(Channels >> Math.Max(0, 3 - stage), 1), new BatchNormDeclaration(0)];
            value = Stage($"Patch{stage}", value, stage < 4 ? [.. layers, Neuron] : layers);
        }
        var (older, newer) = (0, Join(value));
        older = newer;
        for (var block = 1; block <= Depth; block++)
        {
            (older, newer) = (newer, Join(Attention($"Block.{block}.Attention", newer), older, newer));
            (older, newer) = (newer, Join(Mlp($"Block.{block}.Mlp", newer), older, newer));
        }
        _stages.Add(new("Heads", [new HeadsDeclaration(Classes, 0)], 0));
        Add(new HeadsStep("Heads", older, newer, 0));
        var declaration = new NetworkDeclaration(nameof(TransformerNet), TimeSteps, new TensorShape(Side, Side, ImageChannels), null, [.. _stages]) { Forward = [.. _steps] };
        _stages.Clear();
        _steps.Clear();
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(declaration, issues) ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }

    /// <summary>Gives batch norms statistics and offsets other than those they start with; offsets that make most neurons spike, so that
    /// maps of the few channels are not empty.</summary>
    internal static void Unsettle(SpikingNetwork network, int seed = 2)
    {
        using var random = new Generator((ulong)seed);
        using var _ = no_grad();
        foreach (var norm in network.Layers.OfType<BatchNormLayer>())
        {
            var channels = norm.Mean.shape;
            norm.Mean.copy_(randn(channels, generator: random));
            norm.Variance.copy_(rand(channels, generator: random) + 2);
            norm.Gamma.copy_(randn(channels, generator: random));
            norm.Beta.copy_(randn(channels, generator: random) + 1.5);
        }
    }

    private static Conv2dDeclaration Conv(int channels, int bits) => new(channels, 3, 1, 1, bits, 0);

    private int Attention(string name, int state)
    {
        var spikes = Stage($"{name}.Listen", state, Neuron);
        var (query, key, value) = (Projection($"{name}.Query", spikes), Projection($"{name}.Key", spikes), Projection($"{name}.Value", spikes));
        _stages.Add(new($"{name}.Map", [new AttentionDeclaration(Heads, Order, 0)], 0));
        var map = Add(new AttentionStep($"{name}.Map", query, key, value, 0));
        return Stage($"{name}.Project", map, new ProjectionDeclaration(1, 1, 1, 0), new BatchNormDeclaration(0));
    }

    private int Mlp(string name, int state)
    {
        var spikes = Stage($"{name}.Listen", state, Neuron);
        var inside = Stage($"{name}.Expand", spikes, new ProjectionDeclaration(Ratio, 1, 1, 0), new BatchNormDeclaration(0), Neuron);
        return Stage($"{name}.Contract", inside, new ProjectionDeclaration(1, Ratio, 1, 0), new BatchNormDeclaration(0));
    }

    private int Projection(string name, int spikes) => Stage(name, spikes, new ProjectionDeclaration(1, 1, 1, 0), new BatchNormDeclaration(0), Neuron);

    private int Join(int current) => Add(new JoinStep(current, [], 0));

    private int Join(int current, int older, int newer) => Add(new JoinStep(current, IsPlain ? [newer] : [older, newer], 0));

    private int Stage(string name, int input, params LayerDeclaration[] layers)
    {
        _stages.Add(new(name, [.. layers], 0) { Prune = name == PrunedStage ? 0.5m : 0 });
        return Add(new ApplyStep(name, input, [], 0));
    }

    private int Add(ForwardStep step)
    {
        _steps.Add(step);
        return _steps.Count;
    }
}
