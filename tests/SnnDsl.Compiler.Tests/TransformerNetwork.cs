using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Tests;

/// <summary>The stages of <see cref="TestNetwork.Transformer"/>, and parameters of streams, attention and heads by a simple rule.</summary>
internal static class TransformerNetwork
{
    public const int FractionalBits = 4;

    public static NetworkDeclaration Declare() => new(
        "TinyFormer",
        3,
        new TensorShape(6, 6, 1),
        Budget: null,
        [
            new StageDeclaration("Stem", [TestNetwork.Conv(8, 3, 1, 1, 8), Neuron(), new PoolDeclaration(PoolKind.Max, 3, 2, 0) { Padding = 1 }], 0),
            new StageDeclaration("Embed", [TestNetwork.Conv(15, 3, 1, 1, 1), new BatchNormDeclaration(0)], 0),
            .. Attention("Near", 3, AttentionOrder.QueryKey),
            .. Mlp("Mix", 2),
            new StageDeclaration("Plain.Listen", [Neuron()], 0),
            new StageDeclaration("Plain.Project", [Projection(1, 1, 4)], 0),
            new StageDeclaration("Down.Listen", [Neuron(), new PoolDeclaration(PoolKind.Average, 2, 1, 0)], 0),
            new StageDeclaration("Down.Embed", [TestNetwork.Conv(16, 3, 1, 1, 2), new BatchNormDeclaration(0)], 0),
            .. Attention("Far", 2, AttentionOrder.KeyValue),
            .. Mlp("Last", 1),
            new StageDeclaration("Classifier", [new HeadsDeclaration(3, 0)], 0),
        ])
    {
        Forward = Steps(),
    };

    public static StreamArtifact Stream(int channels) => new(
        new BranchArtifact(Enumerable.Range(0, channels).Select(c => 3 + (c % 5)).ToEquatableArray(), 1),
        Enumerable.Range(0, channels).Select(c => (c % 7) - 2).ToEquatableArray());

    public static EquatableArray<AttentionArtifact> Attentions(FloatGraph graph) => graph.Nodes
        .Where(n => n.Operation is AttentionOperation)
        .Select(n => new AttentionArtifact(
            n.Parameters,
            6,
            Enumerable.Range(0, graph.TimeSteps * ((AttentionOperation)n.Operation).Heads).Select(i => 24 - (5 * i)).ToEquatableArray()))
        .ToEquatableArray();

    public static HeadsArtifact? Heads(FloatGraph graph) => graph.Nodes.FirstOrDefault(n => n.Operation is HeadsOperation) is { } node
        ? Heads(node.Parameters, (HeadsOperation)node.Operation)
        : null;

    private static HeadsArtifact Heads(string stage, HeadsOperation operation) => new(
        stage,
        Enumerable.Range(0, 2 * operation.Channels * operation.Classes).Select(i => (i * 37 % 255) - 127).ToEquatableArray(),
        2,
        Enumerable.Range(0, operation.Classes).Select(k => 100 * k).ToEquatableArray());

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

    private static ProjectionDeclaration Projection(int times, int over, int bits) => new(times, over, bits, 0);

    private static NeuronDeclaration Neuron() => new(Decay.Half, 2.0, ResetMode.Zero, FireCondition.GreaterOrEqual, Element: 0);
}
