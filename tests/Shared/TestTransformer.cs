using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Tests;

/// <summary>
/// A small spiking transformer. Two streams: a reversible one with attention in 3 heads by queries and keys, an mlp and a plain
/// branch; behind a count of its spikes one with attention in 2 heads by keys and values and an mlp. The maximum at the start
/// is padded, states have an odd number of elements.
/// </summary>
internal static class TestTransformer
{
    public static NetworkDeclaration Declare(string name) => new(
        name,
        3,
        new TensorShape(6, 6, 1),
        Budget: null,
        [
            new StageDeclaration("Stem", [Conv(8, bits: 8), Neuron(), new PoolDeclaration(PoolKind.Max, 3, 2, 0) { Padding = 1 }], 0),
            new StageDeclaration("Embed", [Conv(15, bits: 1), new BatchNormDeclaration(0)], 0),
            .. Attention("Near", 3, AttentionOrder.QueryKey),
            .. Mlp("Mix", 2),
            new StageDeclaration("Plain.Listen", [Neuron()], 0),
            new StageDeclaration("Plain.Project", [Projection(1, 1, 4)], 0),
            new StageDeclaration("Down.Listen", [Neuron(), new PoolDeclaration(PoolKind.Average, 2, 1, 0)], 0),
            new StageDeclaration("Down.Embed", [Conv(16, bits: 2), new BatchNormDeclaration(0)], 0),
            .. Attention("Far", 2, AttentionOrder.KeyValue),
            .. Mlp("Last", 1),
            new StageDeclaration("Classifier", [new HeadsDeclaration(3, 0)], 0),
        ])
    {
        Forward = Steps(),
    };

    /// <summary>A smaller one, whose C is a page: a reversible stream with attention and a plain branch.</summary>
    public static NetworkDeclaration DeclareSmall(string name) => new(
        name,
        2,
        new TensorShape(5, 5, 1),
        Budget: null,
        [
            new StageDeclaration("Stem", [Conv(8, bits: 8), Neuron(), new PoolDeclaration(PoolKind.Max, 3, 2, 0) { Padding = 1 }], 0),
            new StageDeclaration("Embed", [Conv(6, bits: 1), new BatchNormDeclaration(0)], 0),
            .. Attention("Near", 3, AttentionOrder.QueryKey),
            new StageDeclaration("Plain.Listen", [Neuron()], 0),
            new StageDeclaration("Plain.Project", [Projection(1, 1, 4)], 0),
            new StageDeclaration("Classifier", [new HeadsDeclaration(3, 0)], 0),
        ])
    {
        Forward = SmallSteps(),
    };

    private static EquatableArray<ForwardStep> SmallSteps() =>
    [
        new ApplyStep("Stem", 0, [], 0),
        new ApplyStep("Embed", 1, [], 0),
        new JoinStep(2, [], 0),
        new ApplyStep("Near.Listen", 3, [], 0),
        new ApplyStep("Near.Query", 4, [], 0),
        new ApplyStep("Near.Key", 4, [], 0),
        new ApplyStep("Near.Value", 4, [], 0),
        new AttentionStep("Near.Map", 5, 6, 7, 0),
        new ApplyStep("Near.Project", 8, [], 0),
        new JoinStep(9, [3, 3], 0),
        new ApplyStep("Plain.Listen", 10, [], 0),
        new ApplyStep("Plain.Project", 11, [], 0),
        new JoinStep(12, [10], 0),
        new HeadsStep("Classifier", 10, 13, 0),
    ];

    /// <summary>Values are numbered by their steps.</summary>
    private static EquatableArray<ForwardStep> Steps()
    {
        var steps = new List<ForwardStep>();
        int stem = Apply("Stem", 0);
        int first = Join(Apply("Embed", stem));
        int second = Join(AddAttention("Near", first), first, first);
        int third = Join(AddMlp("Mix", second), first, second);
        int fourth = Join(Apply("Plain.Project", Apply("Plain.Listen", third)), third);
        int next = Join(Apply("Down.Embed", Apply("Down.Listen", fourth)));
        int older = Join(AddAttention("Far", next), next);
        int newer = Join(AddMlp("Last", older), next, older);
        Add(new HeadsStep("Classifier", older, newer, 0));
        return steps.ToEquatableArray();

        int Add(ForwardStep step)
        {
            steps.Add(step);
            return steps.Count;
        }

        int Apply(string stage, int input) => Add(new ApplyStep(stage, input, [], 0));

        int Join(int current, params int[] states) => Add(new JoinStep(current, states.ToEquatableArray(), 0));

        int AddAttention(string name, int state)
        {
            int spikes = Apply(name + ".Listen", state);
            int[] parts = [.. new[] { ".Query", ".Key", ".Value" }.Select(part => Apply(name + part, spikes))];
            return Apply(name + ".Project", Add(new AttentionStep(name + ".Map", parts[0], parts[1], parts[2], 0)));
        }

        int AddMlp(string name, int state) => Apply(name + ".Contract", Apply(name + ".Expand", Apply(name + ".Listen", state)));
    }

    private static IEnumerable<StageDeclaration> Attention(string name, int heads, AttentionOrder order) =>
    [
        new StageDeclaration(name + ".Listen", [Neuron()], 0),
        .. new[] { ".Query", ".Key", ".Value" }.Select(part =>
            new StageDeclaration(name + part, [Projection(1, 1, 1), new BatchNormDeclaration(0), Neuron()], 0)),
        new StageDeclaration(name + ".Map", [new AttentionDeclaration(heads, order, 0)], 0),
        new StageDeclaration(name + ".Project", [Projection(1, 1, 1), new BatchNormDeclaration(0)], 0),
    ];

    private static IEnumerable<StageDeclaration> Mlp(string name, int ratio) =>
    [
        new StageDeclaration(name + ".Listen", [Neuron()], 0),
        new StageDeclaration(name + ".Expand", [Projection(ratio, 1, 1), new BatchNormDeclaration(0), Neuron()], 0),
        new StageDeclaration(name + ".Contract", [Projection(1, ratio, 1), new BatchNormDeclaration(0)], 0),
    ];

    private static Conv2dDeclaration Conv(int channels, int bits) => new(channels, Kernel: 3, Stride: 1, Padding: 1, bits, Element: 0);

    private static ProjectionDeclaration Projection(int times, int over, int bits) => new(times, over, bits, 0);

    private static NeuronDeclaration Neuron() => new(new NeuronRule(Decay.Half, 2.0, ResetMode.Zero, FireCondition.GreaterOrEqual), Element: 0);
}
