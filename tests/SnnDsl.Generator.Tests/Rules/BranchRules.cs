using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of older rules on residuals: ranges of their attributes, what may stand beside them, types.</summary>
internal static class BranchRules
{
    private const string Mlp = "[SpikingMlp(2)] public partial Branch Mlp { get; }";

    private const string Wide = "[Conv2d(4, Padding = 1)] public partial Synapse Wide { get; }";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Value("ReversibleBlock(Depth = 2)", "ReversibleBlock(Depth = 0)", "Depth of [ReversibleBlock] of 'Blocks' is 0; allowed is 1 to 64"),
        Value("ReversibleBlock(Depth = 2)", "ReversibleBlock(Depth = 2147483647)", "Depth of [ReversibleBlock] of 'Blocks' is 2147483647; allowed is 1 to 64"),
        Value("ReversibleBlock(Depth = 2)", "ReversibleBlock(Shortcut = (ResidualShortcut)2)", "Shortcut of [ReversibleBlock] of 'Blocks' is 2; allowed is Average, Plain"),
        Value("BinaryAttention(2)", "BinaryAttention(0)", "Heads of [BinaryAttention] of 'Blocks' is 0; allowed is 1 to 1024"),
        Value("BinaryAttention(2)", "BinaryAttention(2, Order = (AttentionOrder)(-1))", "Order of [BinaryAttention] of 'Blocks' is -1; allowed is QueryKey, KeyValue"),
        Value("SpikingMlp(2)", "SpikingMlp(17)", "Ratio of [SpikingMlp] of 'Blocks' is 17; allowed is 1 to 16"),
        Value("AveragedHeads(3)", "AveragedHeads(0)", "Classes of [AveragedHeads] of 'Last' is 0; allowed is 1 to 65535"),
        Value("MaxPool(3, Stride = 2, Padding = 1)", "MaxPool(3, Padding = 3)", "Padding of [MaxPool] of 'Stem' is 3; allowed is 0 to 2 (less than the window)"),
        Value("MaxPool(3, Stride = 2, Padding = 1)", "MaxPool(3, Padding = -1)", "Padding of [MaxPool] of 'Stem' is -1; allowed is 0 to 2 (less than the window)"),
        new(
            IssueCatalogue.ValueOutOfRange,
            Sources.TransformerBlocks.Replace("[Arguments(2, 2)]", "[Arguments(2, 20)]").Replace("SpikingMlp(nameof(ratio))", "{|#0:SpikingMlp(nameof(ratio))|}"),
            "Ratio of [SpikingMlp] of 'Blocks1.Mlp' is 20; allowed is 1 to 16",
            Sources.TransformerBlocks),
        new(
            IssueCatalogue.TooManyStages,
            Sources.Transformer.Replace("Depth = 2", "Depth = 64").Replace("[AveragedHeads(3)]", "[ReversibleBlock(Depth = 64), BinaryAttention(2), SpikingMlp(1)] public partial Stage More { get; } [AveragedHeads(3)]").Replace("class Net", "class {|#0:Net|}"),
            "The network 'Net' has more than 1000 stages with those of its blocks; use fewer blocks inside of blocks",
            Sources.Transformer.Replace("Depth = 2", "Depth = 64")),
        ResidualRules.Chain(
            IssueCatalogue.UnsupportedWeightBits, "SpikingMlp(2)", "{|#0:SpikingMlp(2, WeightBits = 3)|}", "The stage 'Blocks' has 3-bit weights; allowed is 8, 4, 2 or 1"),
        Refused("Conv2d(4)"),
        Refused("Lif"),
        Refused("Prune(0.5)"),
        Refused("Kernel(Columns = 2)"),
        Refused("Shared"),
        new(
            IssueCatalogue.AttributeNotAllowed,
            Sources.TransformerBlocks.Replace("[Arguments(2)] public", "[Shared, Arguments(2)] public").Replace("Branch Attention", "Branch {|#0:Attention|}").Replace("[SpikingMlp(nameof(ratio))] public partial Branch Mlp { get; }", "[Conv2d(4, Padding = 1)] public partial Synapse Mlp { get; } [Lif] public partial Neuron Listen { get; }").Replace("Mlp(x)", "Mlp(Listen(x))"),
            "[Shared] cannot stand on 'Blocks2.Attention', which is a stage on a residual, which cannot be used twice",
            Sources.TransformerBlocks),
        ResidualRules.Chain(
            IssueCatalogue.PruneNotPossible, "[Conv2d(4, Padding = 1, WeightBits = 1)", "[{|#0:Prune(0.5)|}, Conv2d(4, Padding = 1, WeightBits = 1)",
            "The stage 'Tokens' cannot be pruned: its current joins a residual, channel by channel; remove [Prune], or move it to a hidden stage with a synapse"),
        ResidualRules.Chain(
            IssueCatalogue.AttributeNotAllowed, "[Conv2d(4, Padding = 1, WeightBits = 1)", "[{|#0:Kernel(Columns = 2)|}, Conv2d(4, Padding = 1, WeightBits = 1)",
            "[Kernel] cannot stand on 'Tokens', which is a stage whose current joins a residual, for which there is one kernel"),
        ResidualRules.Body(
            IssueCatalogue.SumOfWrongTypes, "return Last(x + Wide(Listen({|#0:x + y|})));",
            "'+' adds spikes or a second current to a current, or a current to a residual, but here it has the state of a residual and spikes; take the current of a Synapse on one side",
            Wide + "[Lif] public partial Neuron Listen { get; }"),
        Types("return Last(x + {|#0:Wide(x)|});", "'Wide' takes a signal, but gets the state of a residual; apply a Neuron first", Wide),
        Types("return Last(x + {|#0:Mlp(y)|});", "'Mlp' takes the state of a residual, but gets spikes; apply ToResidual to the current of a convolution first", Mlp),
        Types("return {|#0:x.Average(Last(x))|};", "'return' takes a current, but gets the state of a residual; apply [AveragedHeads] or another Branch first", ""),
        Types("return Last({|#0:x.Average(x)|});", "'Average' takes a current, but gets the state of a residual; apply [AveragedHeads] or another Branch first", ""),
        Types("return Last({|#0:y.Average(Mlp(x))|});", "'Average' takes the state of a residual, but gets spikes; apply ToResidual to the current of a convolution first", Mlp),
        ResidualRules.Body(
            IssueCatalogue.CurrentUsedTwice, "Current c = Mlp(x); return Last({|#0:x.Average(c).Average(c)|});", "The current of Mlp is used a second time here; a current feeds one neuron or joins one residual: use the spikes of that neuron, or a second synapse", Mlp),
        new(
            IssueCatalogue.StageKindMismatch,
            Sources.TransformerBlocks.Replace("Branch Attention", "ResidualStage {|#0:Attention|}"),
            "'Attention' is declared as ResidualStage, but its layers are a branch of a residual, or its heads; write 'public partial Branch Attention { get; }', or change the layers",
            Sources.TransformerBlocks),
        new(
            IssueCatalogue.StageKindMismatch,
            Sources.TransformerGraph.Replace("Synapse Tokens", "Branch {|#0:Tokens|}"),
            "'Tokens' is declared as Branch, but its layers are a synapse without a neuron; write 'public partial Synapse Tokens { get; }', or change the layers",
            Sources.TransformerGraph),
    ];

    private static RuleExample Value(string from, string to, string message) => ResidualRules.Chain(IssueCatalogue.ValueOutOfRange, from, $"{{|#0:{to}|}}", message);

    /// <summary>An attribute beside those that make a stage on a residual.</summary>
    private static RuleExample Refused(string attribute) => ResidualRules.Chain(
        IssueCatalogue.AttributeNotAllowed, "[ReversibleBlock", $"[{{|#0:{attribute}|}}, ReversibleBlock",
        $"[{attribute.Split('(')[0]}] cannot stand on 'Blocks', which is a stage on a residual, which has layers of its own");

    private static RuleExample Types(string body, string message, string stages) => ResidualRules.Body(IssueCatalogue.ForwardTypeMismatch, body, message, stages);
}
