using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about trained parameters of residuals and attention.</summary>
internal static class StreamArtifactRules
{
    private static readonly string Good = Source("BinaryAttention(2)");

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new(
            IssueCatalogue.ResidualSaturates,
            Good.Replace("SpikingMlp(1)", "{|#0:SpikingMlp(1)|}"),
            "The state that 'Blocks1.Mlp.Contract' makes can reach 500 to 32768 in 1 of 4 channels and is cut to 16 bits; the worst input is seldom a real one: nothing has to be done unless accuracy in integers falls",
            Good)
        {
            FiringArtifact = () => Text(Good, a => a with { Stages = a.Stages.Select(s => s.Stream is null ? s : s with { Stream = Constant(s) }).ToEquatableArray() }),
            PassingArtifact = () => Text(Good),
        },
        new(
            IssueCatalogue.MapNeverFires,
            Source("{|#0:BinaryAttention(4)|}"),
            "The map of stage 'Blocks1.Attention.Map' can never fire: that takes an overlap of 2 in one time step, but each head has one channel; use fewer heads, or the other order",
            Good)
        {
            FiringArtifact = () => Text(Source("BinaryAttention(4)")),
            PassingArtifact = () => Text(Good),
        },
        new(
            IssueCatalogue.MapNeverFires,
            Source("{|#0:BinaryAttention(1, Order = AttentionOrder.KeyValue)|}", size: 1),
            "The map of stage 'Blocks1.Attention.Map' can never fire: that takes an overlap of 2 in one time step, but there is one token; use fewer heads, or the other order",
            Good)
        {
            FiringArtifact = () => Text(Source("BinaryAttention(1, Order = AttentionOrder.KeyValue)", size: 1)),
            PassingArtifact = () => Text(Good),
        },
        new(
            IssueCatalogue.DeadHeads,
            Source("{|#0:BinaryAttention(2)|}"),
            "The heads 1 of stage 'Blocks1.Attention.Map' (of 2, counted from 0) can never fire, whatever the input: their gains are negative or too small in all time steps",
            Good)
        {
            FiringArtifact = () => Text(Good, a => a with { Attentions = a.Attentions.Select(m => m with { Lambda = [90, -1, 90, 0] }).ToEquatableArray() }),
            PassingArtifact = () => Text(Good),
        },
        new(
            IssueCatalogue.AttentionTooLarge,
            Source("{|#0:BinaryAttention(2)|}", size: 129),
            "The attention of stage 'Blocks1.Attention.Map' has 16641 tokens and 2 channels in each head; at most 16383 of either are supported: pool before it, or use more heads",
            Good)
        {
            FiringArtifact = () => Text(Source("BinaryAttention(2)", size: 129)),
            PassingArtifact = () => Text(Good),
        },
    ];

    private static string Source(string attention, int size = 4) => Sources.Network(
        $$"""
            [Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1)] public partial Stage Tokens { get; }
            [ReversibleBlock, {{attention}}, SpikingMlp(1)] public partial Stage Blocks { get; }
            [AveragedHeads(3)] public partial Stage Last { get; }
        """,
        input: $"[Input({size}, {size}, 1)]");

    /// <summary>Parameters with which all neurons can fire, so that nothing else is reported, and what changes of them.</summary>
    private static string Text(string source, Func<NetworkArtifact, NetworkArtifact>? change = null)
    {
        NetworkArtifact alive = Sources.Train(source);
        alive = alive with
        {
            Stages = alive.Stages.Select(s => s with
            {
                Neuron = s.Neuron is { } neuron ? neuron with { FractionalBits = 0, Thresholds = [1, 1, 1, 1], Biases = [2, 2, 2, 2] } : null,
                Stream = s.Stream is { } stream ? stream with { Biases = [200, 200, 200, 200] } : null,
            }).ToEquatableArray(),
            Attentions = alive.Attentions.Select(m => m with { Lambda = [.. m.Lambda.Select(_ => 128)] }).ToEquatableArray(),
            Heads = alive.Heads! with { Shift = 16 },
        };
        return ArtifactWriter.Write(change is null ? alive : change(alive));
    }

    /// <summary>States without currents, 200 and 400; half of their sum and the last bias are at the end of 16 bits, or just behind it.</summary>
    private static StreamArtifact Constant(StageArtifact stage) => stage.Stream! with
    {
        Scale = stage.Stream.Scale with { Multipliers = [0, 0, 0, 0] },
        Biases = stage.Name == "Blocks1.Mlp.Contract" ? [32467, 200, 200, 32468] : [200, 200, 200, 200],
    };
}
