using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about blocks, their arguments, and the attributes of stages.</summary>
internal static class BlockRules
{
    private const string Down = "[Arguments(8, 2)] public partial BasicBlock Down";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new(
            IssueCatalogue.RecursiveBlock,
            Sources.Network("[Conv2d(4), Lif] public partial Stage Stem { get; } public partial Self Middle { get; } [Linear(3)] public partial Stage Last { get; }")
                + "[Block] public partial class Self { [Conv2d(4), Lif] public partial Stage A { get; } public partial Self {|#0:Inner|} { get; } }",
            "The block 'Self' contains itself through 'Inner' (Self > Self); a block can only be made of stages and other blocks",
            Sources.Blocks),
        Argument("[{|#0:Arguments(8, 2.5)|}] public partial BasicBlock Down", IssueCatalogue.ValueOfWrongType,
            "Argument 2 of [Arguments] of 'Down' is the real number 2.5; it must be a whole number or, in a block, the name of a parameter that is one"),
        Argument("[{|#0:Arguments(8, true)|}] public partial BasicBlock Down", IssueCatalogue.ValueOfWrongType,
            "Argument 2 of [Arguments] of 'Down' is true; it must be a whole number or, in a block, the name of a parameter that is one"),
        Argument("[{|#0:Arguments(\"eight\", 2)|}] public partial BasicBlock Down", IssueCatalogue.UnknownParameter,
            "Argument 1 of [Arguments] of 'Down' names the parameter 'eight', but 'Net' has no parameters; write a number, or use nameof with a parameter of the block"),
        Argument("[{|#0:Arguments|}] public partial BasicBlock Down", IssueCatalogue.WrongArgumentCount,
            "'Down' is given 0 arguments, but the block 'BasicBlock' takes 1 to 2; write [Arguments(channels, stride)]"),
        Argument("public partial BasicBlock {|#0:Down|}", IssueCatalogue.WrongArgumentCount,
            "'Down' is given 0 arguments, but the block 'BasicBlock' takes 1 to 2; write [Arguments(channels, stride)]"),
        Argument("[{|#0:Arguments(8, 2, 3)|}] public partial BasicBlock Down", IssueCatalogue.WrongArgumentCount,
            "'Down' is given 3 arguments, but the block 'BasicBlock' takes 1 to 2; write [Arguments(channels, stride)]"),
        Argument("[Arguments(8, 2)] [{|#0:Prune(0.5)|}] public partial BasicBlock Down", IssueCatalogue.AttributeNotAllowed,
            "[Prune] cannot stand on 'Down', which is the block 'BasicBlock'; it belongs to the block's stages"),
        InBlock("[Conv2d(nameof(channels), Padding = 1), BatchNorm] public", "[{|#0:Conv2d(4, Kernel = 3.5, Padding = 1)|}, BatchNorm] public", IssueCatalogue.ValueOfWrongType,
            "Kernel of [Conv2d] of 'Second' is the real number 3.5; it must be a whole number or, in a block, the name of a parameter that is one"),
        InBlock("[Conv2d(nameof(channels), Padding = 1), BatchNorm] public", "[{|#0:Conv2d(nameof(BasicBlock), Padding = 1)|}, BatchNorm] public", IssueCatalogue.UnknownParameter,
            "Channels of [Conv2d] of 'Second' names the parameter 'BasicBlock', but 'BasicBlock' has the parameters channels, stride; write a number, or use nameof with a parameter of the block"),
        InBlock("int stride = 1)", "int stride = 1, string {|#0:name|} = \"\")", IssueCatalogue.UnsupportedParameter,
            "The parameter 'name' of the block 'BasicBlock' has the type 'System.String'; allowed are int and double"),
        InBlock("[Conv2d(nameof(channels), Stride = nameof(stride), Padding = 1)", "[{|#0:Conv2d(nameof(channels), Stride = nameof(stride), Kernel = 1, Padding = 1)|}", IssueCatalogue.ValueOutOfRange,
            "Padding of [Conv2d] of 'First' is 1; allowed is 0 to 0 (less than the kernel)"),
        new(
            IssueCatalogue.ValueOutOfRange,
            Blocks(Down, "[Arguments(2000, 2)] public partial BasicBlock Down").Replace("[Conv2d(nameof(channels), Stride", "[{|#0:Conv2d(nameof(channels), Stride").Replace("Padding = 1), BatchNorm, Lif] public partial Stage First", "Padding = 1)|}, BatchNorm, Lif] public partial Stage First").Replace("[Conv2d(nameof(channels), Padding = 1), BatchNorm] public partial Synapse Second", "[Conv2d(8, Padding = 1), BatchNorm] public partial Synapse Second"),
            "Channels of [Conv2d] of 'Down.First' is 2000; allowed is 1 to 1024",
            Sources.Blocks),
        new(
            IssueCatalogue.UnsupportedClass,
            Sources.Blocks.Replace("class BasicBlock(int channels, int stride = 1)\n{", "class {|#0:BasicBlock|}\n{ private readonly int channels, stride; public BasicBlock(int channels, int stride = 1) { this.channels = channels; this.stride = stride; }"),
            "The class 'BasicBlock' cannot be a block: it must be an ordinary class, not static, abstract, a record, a struct, generic or nested in a generic type, and its parameters stand behind its name",
            Sources.Blocks),
        new(
            IssueCatalogue.ForwardSignature,
            Sources.Blocks.Replace("public Spikes Forward(Spikes x)", "public Current {|#0:Forward|}(Spikes x)"),
            "Forward of 'BasicBlock' is 'SnnDsl.Current Forward(SnnDsl.Spikes)'; it must be " + Signatures,
            Sources.Blocks),
        new(
            IssueCatalogue.ShortcutShape,
            Sources.Blocks.Replace("Join(main + x.OptionA(main))", "Join({|#0:main + x|})"),
            "What is added to the current into stage 'Down.Join' has the shape 8x8x4, the current 4x4x8; they must be equal: use OptionA for spikes, or change channels or stride",
            Sources.Blocks),
        new(
            IssueCatalogue.NameCollision,
            Sources.Network("[Conv2d(4, Padding = 1), Lif] public partial Stage Down_First { get; } [Arguments(4)] public partial BasicBlock Down { get; } [Linear(3)] public partial Stage Last { get; }")
                + Sources.BasicBlock.Replace("Stage First", "Stage {|#0:First|}"),
            "'Down_First' and 'Down.First' both become 'down_first' in C; rename one of them",
            Sources.Blocks),
        new(
            IssueCatalogue.NetworkIsBlock,
            Sources.Network("[Linear(3)] public partial Stage Only { get; }", name: "{|#0:Net|}", network: "Block, SpikingNetwork(TimeSteps = 1)"),
            "'Net' is declared as a network and as a block; keep one of [SpikingNetwork] and [Block]",
            Sources.Blocks),
        new(
            IssueCatalogue.TooManyStages,
            Deep(12).Replace("class Net", "class {|#0:Net|}"),
            "The network 'Net' has more than 1000 stages with those of its blocks; use fewer blocks inside of blocks",
            Deep(2)),
        new(
            IssueCatalogue.CompiledBlockUnreadable,
            Foreign.Replace("Strange Middle", "Strange {|#0:Middle|}"),
            "The compiled block 'Strange' cannot be read here (it was not read by the generator); make its stages public, and build its project again with the same release of SnnDsl",
            Sources.Blocks)
        {
            Library = "namespace Test; [SnnDsl.Block] public class Strange { [SnnDsl.Conv2d(4), SnnDsl.Lif] public SnnDsl.Stage A => null!; }",
        },
        new(
            IssueCatalogue.CompiledBlockUnreadable,
            Foreign.Replace("Strange Middle", "Strange {|#0:Middle|}"),
            "The compiled block 'Strange' cannot be read here (its stage 'A' is not public); make its stages public, and build its project again with the same release of SnnDsl",
            Sources.Blocks)
        {
            Library = "namespace Test; [SnnDsl.Block, SnnDsl.Parsed(\"A\", \"\")] public class Strange { [SnnDsl.Conv2d(4), SnnDsl.Lif] private SnnDsl.Stage A => null!; }",
        },
        new(
            IssueCatalogue.CompiledBlockUnreadable,
            Foreign.Replace("Strange Middle", "Strange {|#0:Middle|}"),
            "The compiled block 'Strange' cannot be read here (it has the step 'attend A 0'); make its stages public, and build its project again with the same release of SnnDsl",
            Sources.Blocks)
        {
            Library = "namespace Test; [SnnDsl.Block, SnnDsl.Parsed(\"A\", \"SnnDsl.Spikes Forward(SnnDsl.Spikes); attend A 0; return 1\")] public class Strange { [SnnDsl.Conv2d(4), SnnDsl.Lif] public SnnDsl.Stage A => null!; }",
        },
        Kind("[Conv2d(4), Lif] public partial Synapse {|#0:First|}", "'First' is declared as Synapse, but its layers are a synapse with its neuron, or only pooling; write 'public partial Stage First { get; }', or change the layers"),
        Kind("[Conv2d(4)] public partial Neuron {|#0:First|}", "'First' is declared as Neuron, but its layers are a synapse without a neuron; write 'public partial Synapse First { get; }', or change the layers"),
        new(
            IssueCatalogue.StageKindMismatch,
            Sources.Graph.Replace("partial Synapse Last", "partial Stage {|#0:Last|}"),
            "'Last' is declared as Stage, but its layers are a synapse without a neuron; write 'public partial Synapse Last { get; }', or change the layers",
            Sources.Graph),
        new(
            IssueCatalogue.AttributeNotAllowed,
            Sources.Valid.Replace("[Linear(3)]", "[{|#0:Arguments(3)|}, Linear(3)]"),
            "[Arguments] cannot stand on 'Classifier', which is a Stage; it belongs to properties whose type is a block",
            Sources.Valid),
        Prune("[{|#0:Prune(1)|}, Conv2d(4), Lif]", IssueCatalogue.ValueOutOfRange, "ratio of [Prune] of 'First' is 1; allowed is at least 0 and less than 1"),
        Prune("[{|#0:Prune(-0.1)|}, Conv2d(4), Lif]", IssueCatalogue.ValueOutOfRange, "ratio of [Prune] of 'First' is -0.1; allowed is at least 0 and less than 1"),
        Prune("[{|#0:Prune(double.NaN)|}, Conv2d(4), Lif]", IssueCatalogue.ValueOutOfRange, "ratio of [Prune] of 'First' is NaN; allowed is at least 0 and less than 1"),
        Prune("[{|#0:Prune(\"half\")|}, Conv2d(4), Lif]", IssueCatalogue.UnknownParameter, "ratio of [Prune] of 'First' names the parameter 'half', but 'Net' has no parameters; write a number, or use nameof with a parameter of the block"),
        Prune("[{|#0:Prune(0.5)|}, Shared, Conv2d(4), Lif]", IssueCatalogue.PruneNotPossible, "The stage 'First' cannot be pruned: its uses would no longer have the same shapes; remove [Prune], or move it to a hidden stage with a synapse"),
        Prune("[Conv2d(4), Lif] public partial Stage Zero { get; } [{|#0:Prune(0.5)|}, MaxPool(2)]", IssueCatalogue.PruneNotPossible, "The stage 'First' cannot be pruned: it has no synapse layer; remove [Prune], or move it to a hidden stage with a synapse"),
        new(
            IssueCatalogue.PruneNotPossible,
            Sources.Valid.Replace("[Linear(3)]", "[Linear(3)] [{|#0:Prune(0.5)|}]"),
            "The stage 'Classifier' cannot be pruned: it is the read-out, whose channels are the classes; remove [Prune], or move it to a hidden stage with a synapse",
            Sources.Valid),
        new(
            IssueCatalogue.AttributeNotAllowed,
            Sources.Residual.Replace("[Lif] public partial Neuron Join", "[{|#0:Kernel(Neurons = NeuronKernel.Scalar)|}, Lif] public partial Neuron Join"),
            "[Kernel] cannot stand on 'Join', which is a stage without a synapse; it belongs to the stage of the layer's synapse",
            Sources.Residual.Replace("[Conv2d(4, Padding = 1, WeightBits = 4)", "[Kernel(Neurons = NeuronKernel.Scalar), Conv2d(4, Padding = 1, WeightBits = 4)")),
        Prune("[Conv2d(4), Lif] public partial Stage Zero { get; } [{|#0:Kernel(Columns = 2)|}, MaxPool(2)]", IssueCatalogue.AttributeNotAllowed, "[Kernel] cannot stand on 'First', which is a stage without a synapse; it belongs to the stage of the layer's synapse"),
        Prune("[{|#0:Conv2d(4L)|}, Lif]", IssueCatalogue.ValueOfWrongType, "Channels of [Conv2d] of 'First' is 4; it must be a whole number or, in a block, the name of a parameter that is one"),
        Prune("[{|#0:Conv2d(4, Kernel = null!)|}, Lif]", IssueCatalogue.ValueOfWrongType, "Kernel of [Conv2d] of 'First' is null; it must be a whole number or, in a block, the name of a parameter that is one"),
        Prune("[{|#0:Conv2d(typeof(int))|}, Lif]", IssueCatalogue.ValueOfWrongType, "Channels of [Conv2d] of 'First' is neither a number nor a name; it must be a whole number or, in a block, the name of a parameter that is one"),
        Prune("[Conv2d(4), {|#0:Lif(Threshold = true)|}]", IssueCatalogue.ValueOfWrongType, "Threshold of [Lif] of 'First' is true; it must be a number or, in a block, the name of a parameter that is one"),
    ];

    private static string Foreign => Sources.Network(
        "[Conv2d(4), Lif] public partial Stage Stem { get; } public partial Strange Middle { get; } [Linear(3)] public partial Stage Last { get; }");

    private const string Signatures =
        "'SnnDsl.Spikes Forward(SnnDsl.Spikes)' or 'SnnDsl.Spikes Forward(SnnDsl.Signal)' or 'SnnDsl.Residual Forward(SnnDsl.Spikes)' or "
        + "'SnnDsl.Residual Forward(SnnDsl.Signal)' or 'SnnDsl.Residual Forward(SnnDsl.Residual)' or 'SnnDsl.Spikes Forward(SnnDsl.Residual)', "
        + "with one parameter and no modifiers but its access";

    private static string Blocks(string from, string to) => Sources.Blocks.Replace(from, to);

    private static RuleExample Argument(string property, IssueRule rule, string message) =>
        new(rule, Blocks(Down, property), message, Sources.Blocks);

    private static RuleExample InBlock(string from, string to, IssueRule rule, string message) =>
        new(rule, Blocks(from, to), message, Sources.Blocks);

    private static RuleExample Kind(string stage, string message) => new(
        IssueCatalogue.StageKindMismatch,
        Sources.Network(stage + " { get; } [Linear(3)] public partial Synapse Last { get; }"),
        message,
        Sources.Network("[Conv2d(4)] public partial Synapse First { get; } [Lif] public partial Neuron Second { get; } [Linear(3)] public partial Synapse Last { get; }"));

    private static RuleExample Prune(string layers, IssueRule rule, string message) => new(
        rule,
        Sources.Network($"{layers} public partial Stage First {{ get; }} [Linear(3)] public partial Stage Last {{ get; }}"),
        message,
        Sources.Network("[Prune(0.999), Conv2d(4), Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }"));

    /// <summary>Blocks of two blocks each, so many levels deep.</summary>
    private static string Deep(int levels) => Sources.Network(
        $"[Conv2d(4, Padding = 1), Lif] public partial Stage Stem {{ get; }} public partial Level{levels} Deep {{ get; }} [Linear(3)] public partial Stage Last {{ get; }}")
        + "[Block] public partial class Level0 { [Conv2d(4, Padding = 1), Lif] public partial Stage A { get; } }"
        + string.Concat(Enumerable.Range(1, levels).Select(i =>
            $"[Block] public partial class Level{i} {{ public partial Level{i - 1} A {{ get; }} public partial Level{i - 1} B {{ get; }} }}"));
}
