using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;
using SnnDsl.Tests;

namespace SnnDsl.Compiler.Tests;

/// <summary>Small networks with parameters that follow a simple rule, so that results can be checked by hand.</summary>
internal static class TestNetwork
{
    /// <summary>A 6x6 image, an encoder with pooling, a hidden convolution with counted pooling, a read-out.</summary>
    public static NetworkDeclaration Convolutional { get; } = new(
        "TinyNet",
        2,
        new TensorShape(6, 6, 1),
        Budget: null,
        [
            new StageDeclaration("Encoder", [Conv(3, 3, 1, 1, 8), new BatchNormDeclaration(0), Lif(), new PoolDeclaration(PoolKind.Max, 2, 2, 0)], 0),
            new StageDeclaration("Features", [Conv(5, 2, 1, 0, 4), Lif(), new PoolDeclaration(PoolKind.Average, 2, 2, 0)], 0),
            new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ]);

    /// <summary>
    /// A residual block whose shortcut is option A, a shared stage that is applied twice with an identity shortcut
    /// around it, and a global average. Pruning may take channels of the block.
    /// </summary>
    public static NetworkDeclaration Residual { get; } = new(
        "ResidualNet",
        2,
        new TensorShape(7, 5, 1),
        Budget: null,
        [
            new StageDeclaration("Stem", [Conv(4, 3, 1, 1, 8), Lif(), new PoolDeclaration(PoolKind.Max, 1, 1, 0)], 0),
            new StageDeclaration("Down.First", [Conv(8, 3, 2, 1, 4), Lif()], 0) { Prune = 0.5m },
            new StageDeclaration("Down.Second", [Conv(9, 3, 1, 1, 4), new BatchNormDeclaration(0)], 0) { Prune = 0.1m },
            new StageDeclaration("Down.Join", [Lif()], 0),
            new StageDeclaration("Mix", [Conv(9, 3, 1, 1, 2), Lif()], 0) { IsShared = true, Prune = 0.1m },
            new StageDeclaration("Wide", [Conv(9, 1, 1, 0, 2)], 0) { Prune = 0.1m },
            new StageDeclaration("Sum", [Lif(reset: ResetMode.Subtract)], 0),
            new StageDeclaration("Pool", [new GlobalAvgPoolDeclaration(0)], 0),
            new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ])
    {
        Forward =
        [
            new ApplyStep("Stem", 0, [], 0),
            new ApplyStep("Down.First", 1, [], 0),
            new ApplyStep("Down.Second", 2, [], 0),
            new OptionAStep(1, 3, 0),
            new ApplyStep("Down.Join", 3, [4], 0),
            new ApplyStep("Mix", 5, [], 0),
            new ApplyStep("Mix", 6, [], 0),
            new ApplyStep("Wide", 7, [], 0),
            new ApplyStep("Sum", 8, [5, 6], 0),
            new ApplyStep("Pool", 9, [], 0),
            new ApplyStep("Classifier", 10, [], 0),
        ],
    };

    /// <summary>
    /// Events by both schedules: counts into membranes of 2 bits in lanes, 1-bit weights into membranes of 8 bits in a common
    /// format, and membranes as they are.
    /// </summary>
    public static NetworkDeclaration Streamed { get; } = new(
        "EventNet",
        2,
        new TensorShape(6, 5, 2),
        Budget: null,
        [
            new StageDeclaration("Edges", [Conv(16, 3, 1, 1, 4), Lif(membraneBits: 2), new PoolDeclaration(PoolKind.Max, 2, 2, 0)], 0),
            new StageDeclaration("Shapes", [Conv(5, 2, 1, 0, 1), Lif(membraneBits: 8)], 0),
            new StageDeclaration("Mix", [new LinearDeclaration(7, 2, 0), Lif(Decay.None)], 0),
            new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ])
    {
        EventMaximum = 3,
        Schedules = Schedules.Framed | Schedules.Streaming,
        MaximumSteps = 40,
    };

    /// <summary>
    /// Two currents into one neuron, by both schedules: a 1x1 convolution past two others, with a shortcut beside it, into
    /// membranes of 4 bits; and two linear layers into membranes of 8 bits.
    /// </summary>
    public static NetworkDeclaration Branched { get; } = new(
        "BranchNet",
        2,
        new TensorShape(7, 5, 1),
        Budget: null,
        [
            new StageDeclaration("Stem", [Conv(3, 3, 1, 1, 8), Lif()], 0),
            new StageDeclaration("First", [Conv(6, 3, 2, 1, 1), Lif(membraneBits: 2)], 0),
            new StageDeclaration("Second", [Conv(6, 3, 1, 1, 1), new BatchNormDeclaration(0)], 0),
            new StageDeclaration("Down", [Conv(6, 1, 2, 0, 1), new BatchNormDeclaration(0)], 0),
            new StageDeclaration("Join", [Lif(membraneBits: 4)], 0),
            new StageDeclaration("Mix", [new LinearDeclaration(7, 2, 0)], 0),
            new StageDeclaration("Skip", [new LinearDeclaration(7, 4, 0)], 0),
            new StageDeclaration("Sum", [Lif(reset: ResetMode.Subtract, membraneBits: 8)], 0),
            new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ])
    {
        Schedules = Schedules.Framed | Schedules.Streaming,
        MaximumSteps = 2,
        Forward =
        [
            new ApplyStep("Stem", 0, [], 0),
            new ApplyStep("First", 1, [], 0),
            new ApplyStep("Second", 2, [], 0),
            new ApplyStep("Down", 1, [], 0),
            new ApplyStep("Join", 3, [2], 0) { Branch = 4 },
            new ApplyStep("Mix", 5, [], 0),
            new ApplyStep("Skip", 1, [], 0),
            new ApplyStep("Sum", 6, [], 0) { Branch = 7 },
            new ApplyStep("Classifier", 8, [], 0),
        ],
    };

    /// <summary>Residual streams, attention in both orders and heads.</summary>
    public static NetworkDeclaration Transformer { get; } = TestTransformer.Declare("TinyFormer");

    /// <summary>A smaller transformer, whose C is a golden file.</summary>
    public static NetworkDeclaration SmallTransformer { get; } = TestTransformer.DeclareSmall("SmallFormer");

    /// <summary>The networks whose C is a golden file, by name.</summary>
    public static IReadOnlyDictionary<string, Func<Plan>> Golden { get; } = new Dictionary<string, Func<Plan>>
    {
        ["TinyNet"] = () => Compile(Convolutional),
        ["ResidualNet"] = () => Compile(Residual, [new KeptChannels("Down.First", 4)]),
        ["EventNet"] = () => Compile(Streamed),
        ["BranchNet"] = () => Compile(Branched),
        ["SmallFormer"] = () => Compile(SmallTransformer),
    };

    public static Conv2dDeclaration Conv(int channels, int kernel, int stride, int padding, int bits) =>
        new(channels, kernel, stride, padding, bits, Element: 0);

    public static NeuronDeclaration Lif(Decay? decay = null, ResetMode reset = ResetMode.Zero, int membraneBits = 0) =>
        new(Rule(decay, reset) with { MembraneBits = membraneBits }, Element: 0);

    /// <summary>The rule of a neuron that halves its membrane, fires above a threshold of 1 and resets to zero, but for what is given.</summary>
    public static NeuronRule Rule(Decay? decay = null, ResetMode reset = ResetMode.Zero, FireCondition fire = FireCondition.Greater) =>
        new(decay ?? Decay.Half, 1.0, reset, fire);

    public static FloatGraph Graph(NetworkDeclaration declaration) =>
        FloatGraphBuilder.Run(declaration, new IssueSink()) ?? throw new InvalidOperationException("The declaration has errors.");

    /// <summary>Links a declaration with weights that cycle through the format's values.</summary>
    public static IntegerGraph Link(NetworkDeclaration declaration, int threshold = 40, EquatableArray<KeptChannels> kept = default)
    {
        var issues = new IssueSink();
        return Linker.Run(Graph(declaration), Artifact(declaration, threshold, kept), issues)
            ?? throw new InvalidOperationException(issues.ToArray()[0].Message);
    }

    public static Plan Compile(NetworkDeclaration declaration, EquatableArray<KeptChannels> kept = default)
    {
        var issues = new IssueSink();
        return PassList.Run(Plan.Of(Link(declaration, kept: kept)), issues)
            ?? throw new InvalidOperationException(issues.ToArray()[0].Message);
    }

    public static NetworkArtifact Artifact(NetworkDeclaration declaration, int threshold = 40, EquatableArray<KeptChannels> kept = default)
    {
        FloatGraph graph = FloatGraphBuilder.Run(declaration, kept, new IssueSink())!;
        EquatableArray<SynapseUse> uses = SynapseUse.Of(graph);
        var artifact = new NetworkArtifact(
            declaration.Name,
            DeclarationText.Lines(declaration),
            declaration.Stages.Where(s => s.HasSynapse).Select(s => Stage(uses.First(u => u.Stage == s.Name), threshold, declaration.IsStreamed ? declaration.TimeSteps : 1) with
            {
                Channels = kept.FirstOrDefault(k => k.Stage == s.Name)?.Channels,
            }).ToEquatableArray(),
            new TrainingArtifact("test", 1, 1, 1, 1, 1));
        return uses.Any(u => u.IsStream) ? StreamParameters.Complete(graph, artifact) : artifact;
    }

    private static StageArtifact Stage(SynapseUse use, int threshold, int biasStep)
    {
        (int fanIn, WeightFormat format) = (use.Operation.FanIn, use.Operation.Weights);
        int channels = use.Synapse.Shape.Channels;
        int[] weights = [.. Enumerable.Range(0, channels * fanIn).Select(i => format.FromCode(((i * 7) + 3) & ((1 << format.Bits) - 1)))];
        weights = [.. weights.Select(w => format.Contains(w) ? w : 0)];
        return new StageArtifact(
            use.Stage,
            format,
            weights.ToEquatableArray(),
            use.Neuron is null || use.IsBranch ? null : Neuron(channels, threshold, use.Neuron.MembraneBits, use.Branch is not null),
            use.Neuron is null && !use.IsStream ? new ReadOutArtifact(Enumerable.Repeat(2, channels).ToEquatableArray(), Enumerable.Range(-1, channels).Select(b => b * biasStep).ToEquatableArray()) : null)
        {
            Branch = use.IsBranch ? new BranchArtifact(Enumerable.Range(1, channels).ToEquatableArray(), 1) : null,
            Stream = use.IsStream ? StreamParameters.Stream(channels) : null,
        };
    }

    private static NeuronArtifact Neuron(int channels, int threshold, int membraneBits, bool isCommon) => new(
        2, Enumerable.Repeat(threshold, channels).ToEquatableArray(), Enumerable.Range(0, channels).ToEquatableArray(), 0.1)
    {
        Codes = membraneBits == 0 ? null : Codes(channels, threshold, membraneBits, isCommon || membraneBits == 8),
    };

    /// <summary>Steps of equal size up to the threshold, halved: per channel or common.</summary>
    private static MembraneCodes Codes(int channels, int threshold, int bits, bool isCommon)
    {
        int levels = MembraneCodes.LevelsOf(bits);
        int rows = isCommon ? 1 : channels;
        int[] rungs = [.. Enumerable.Range(0, rows * levels).Select(i => threshold * ((2 * (i % levels)) + 1) / (2 * levels))];
        int[] entries = [.. Enumerable.Range(0, rows * levels).Select(i => threshold * ((i % levels) + 1) / (2 * levels))];
        int[] multipliers = isCommon ? [.. Enumerable.Repeat(9, channels)] : [];
        return new MembraneCodes(bits, entries.ToEquatableArray(), rungs.ToEquatableArray(), multipliers.ToEquatableArray(), isCommon ? 1 : 0);
    }
}
