using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about residuals: where they begin, what joins and reads them, how they end.</summary>
internal static class ResidualRules
{
    private const string Real =
        ", whose states are real numbers; synapses and poolings read spikes: put a [Lif] between them, or use [BinaryAttention], [SpikingMlp] or [AveragedHeads]";

    private const string Begins = "A residual cannot begin here: ";

    private const string Joins = "A residual cannot be joined here: ";

    private const string Sum = "something is added to the current of 'Wide' before; give it one current at a time, and no spikes";

    private const string Tokens = "[Conv2d(4, Padding = 1, WeightBits = 1), BatchNorm] public partial Stage Tokens { get; }";

    private const string Wide = "[Conv2d(4, Padding = 1)] public partial Synapse Wide { get; }";

    private const string Mlp = "[SpikingMlp(2)] public partial Branch Mlp { get; }";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Chain(
            IssueCatalogue.HeadsDoNotDivide, "BinaryAttention(2)", "{|#0:BinaryAttention(3)|}",
            "The attention of stage 'Blocks1.Attention.Map' has 3 heads for 4 channels; the heads must divide the channels: change one of them"),
        Body(
            IssueCatalogue.ResidualShape, "return Last({|#0:x + Wide(y)|});",
            "The current of 'Wide' has the shape 4x4x3, but the residual it joins 4x4x4; they must be equal: change channels, stride or padding",
            Wide.Replace("Conv2d(4", "Conv2d(3")),
        Chain(
            IssueCatalogue.ResidualNeedsNeuron, "[AveragedHeads(3)] public partial Stage Last", "[Linear(3)] public partial Stage {|#0:Last|}",
            "The stage 'Last' reads the residual behind 'Blocks2.Mlp.Contract'" + Real),
        Chain(
            IssueCatalogue.ResidualNeedsNeuron, "[AveragedHeads(3)]", "[MaxPool(2)] public partial Stage {|#0:Pool|} { get; } [Linear(3)]",
            "The stage 'Pool' reads the residual behind 'Blocks2.Mlp.Contract'" + Real),
        First(Tokens.Replace("[Conv2d(4, Padding = 1, WeightBits = 1), BatchNorm]", "[Linear(4)]"), "'Tokens' is a [Linear], which leaves no positions; use a [Conv2d]"),
        First(Tokens.Replace("BatchNorm]", "Lif]"), "it gets the spikes of 'Tokens'; give it the current of a [Conv2d] without a neuron"),
        First("", "it gets the spikes of 'Stem'; give it the current of a [Conv2d] without a neuron"),
        Begin(Tokens.Replace(", WeightBits = 1", ""), "'Tokens' reads the image; let it read spikes, as of a [Conv2d] with [Lif] before it"),
        Begin("", "it gets the 8-bit input; give it the current of a [Conv2d] without a neuron"),
        Begin("", "it gets the 8-bit input; give it the current of a [Conv2d] without a neuron", "[Arguments(2)] public partial Encoder {|#0:Blocks|} { get; }"),
        Body(IssueCatalogue.ResidualBegins, "return Last(x + Mlp({|#0:(Wide(y) + y).ToResidual()|}));", Begins + Sum, Wide + Mlp),
        Body(IssueCatalogue.ResidualJoins, "return Last({|#0:x.Average(Wide(y) + y)|});", Joins + Sum, Wide),
        Body(IssueCatalogue.ResidualJoins, "return Last({|#0:x + (Wide(y) + Mlp(x))|});", Joins + Sum, Wide + Mlp),
        Body(
            IssueCatalogue.ResidualJoins, "return Last({|#0:x.Average(Wide(y))|});", Joins + "'Wide' is a [Linear], which leaves no positions; use a [Conv2d]",
            "[Linear(4)] public partial Synapse Wide { get; }"),
        Body(
            IssueCatalogue.ResidualJoins, "return Last({|#0:Wide(image) + x|});", Joins + "'Wide' reads the image; let it read spikes, as of a [Conv2d] with [Lif] before it",
            Wide.Replace("[Conv2d(4, ", "[Conv2d(4, Stride = 2, ")),
        Mixed("ReversibleBlock", "[ReversibleBlock]"),
        Mixed("ReversibleBlock, BinaryAttention(2)", "[ReversibleBlock], [BinaryAttention]"),
        Mixed("ReversibleBlock, SpikingMlp(2)", "[ReversibleBlock], [SpikingMlp]"),
        Mixed("ReversibleBlock, SpikingMlp(2), BinaryAttention(2)", "[ReversibleBlock], [SpikingMlp], [BinaryAttention]"),
        Mixed("BinaryAttention(2), SpikingMlp(2)", "[BinaryAttention], [SpikingMlp]"),
        Mixed("SpikingMlp(2), AveragedHeads(3)", "[SpikingMlp], [AveragedHeads]"),
        Body(
            IssueCatalogue.ResidualNeuronPlain, "return Last(x + Wide(Listen(x)));",
            "The neuron 'Listen' reads a residual and has MembraneBits; such neurons keep their membrane as it is: leave MembraneBits out",
            "[Lif(MembraneBits = 4)] public partial Neuron {|#0:Listen|} { get; }" + Wide),
        new(
            IssueCatalogue.ResidualNotStreamed,
            Sources.Transformer.Replace("TimeSteps = 2", "TimeSteps = 2, Schedules = Schedules.Framed | Schedules.Streaming").Replace("Stage Blocks", "Stage {|#0:Blocks|}"),
            "The network 'Net' has a residual and asks for Schedules.Streaming; states are computed for whole windows: use Schedules.Framed",
            Sources.Transformer),
        new(
            IssueCatalogue.MissingHeads,
            Sources.Transformer.Replace("[AveragedHeads(3)] public partial Stage Last { get; }", "").Replace("SpikingMlp(2)", "{|#0:SpikingMlp(2)|}"),
            "The network 'Net' ends with the residual behind 'Blocks2.Mlp.Contract'; add [AveragedHeads(classes)] as its last stage",
            Sources.Transformer),
        Chain(
            IssueCatalogue.MissingHeads, "AveragedHeads(3)", "{|#0:SpikingMlp(3)|}",
            "The network 'Net' ends with the current of 'Last.Contract'; add [AveragedHeads(classes)] as its last stage"),
        Chain(
            IssueCatalogue.HeadsNotLast, "Stage Last { get; }", "Stage {|#0:Last|} { get; } [Lif] public partial Neuron Again { get; } [Linear(3)] public partial Stage Scores { get; }",
            "The scores of 'Last' are the result of the network; nothing can follow them, and there is one pair of heads: return them"),
    ];

    /// <summary>The network as a chain, with something else in it.</summary>
    public static RuleExample Chain(IssueRule rule, string from, string to, string message) =>
        new(rule, Sources.Transformer.Replace(from, to), message, Sources.Transformer);

    /// <summary>A residual x behind spikes y, and what becomes of it.</summary>
    public static RuleExample Body(IssueRule rule, string body, string message, string stages = "") => new(
        rule,
        Sources.Network($$"""
            [Conv2d(4, Padding = 1), Lif, MaxPool(2)] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1, WeightBits = 1)] public partial Synapse Tokens { get; }
            [AveragedHeads(3)] public partial Branch Last { get; }
            {{stages}}
            public Current Forward(Signal image) { var y = Stem(image); var x = Tokens(y).ToResidual(); {{body}} }
        """),
        message,
        Sources.TransformerGraph);

    /// <summary>A chain whose residual begins behind other tokens.</summary>
    private static RuleExample First(string tokens, string message) =>
        Begin("[Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }" + tokens, message);

    /// <summary>A chain with other stages before its residual.</summary>
    private static RuleExample Begin(
        string stages, string message, string blocks = "[ReversibleBlock, BinaryAttention(2), SpikingMlp(2)] public partial Stage {|#0:Blocks|} { get; }") => new(
        IssueCatalogue.ResidualBegins,
        Sources.Network($"{stages} {blocks} [AveragedHeads(3)] public partial Stage Last {{ get; }}") + Sources.Encoder,
        Begins + message,
        Sources.Transformer);

    private static RuleExample Mixed(string attributes, string names) => new(
        IssueCatalogue.ResidualStageMixed,
        Sources.Transformer.Replace("ReversibleBlock(Depth = 2), BinaryAttention(2), SpikingMlp(2)", attributes).Replace("Stage Blocks", "Stage {|#0:Blocks|}"),
        $"'Blocks' has {names}; a property on a residual has [BinaryAttention], [SpikingMlp] or [AveragedHeads] alone, or [ReversibleBlock], [BinaryAttention], [SpikingMlp] in this order",
        Sources.Transformer);
}
