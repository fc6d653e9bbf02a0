using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about classes, stages and the order of layers.</summary>
internal static class DeclarationRules
{
    private const string Linear = "[Linear(3)] public partial Stage Only { get; }";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new(
            IssueCatalogue.ClassNotPartial,
            Sources.Network(Linear, name: "{|#0:Net|}").Replace("public partial class", "public class"),
            "The class 'Net' is a spiking network but not partial; write 'partial class Net' so that its stages can be generated",
            Sources.Network(Linear)),
        Unsupported("public partial class Net", "public abstract partial class {|#0:Net|}"),
        Unsupported("public partial class Net", "public static partial class {|#0:Net|}"),
        Unsupported("public partial class Net", "public partial class {|#0:Net|}<T>"),
        Unsupported("public partial class Net", "public partial record {|#0:Net|}"),
        Unsupported("public partial class Net", "public partial struct {|#0:Net|}"),
        new(
            IssueCatalogue.MissingInput,
            Sources.Network(Linear, name: "{|#0:Net|}", input: ""),
            "The network 'Net' does not declare its input; add [Input(height, width, channels)], [Input(features)] or [EventInput(height, width)]",
            Sources.Network(Linear, input: "[Input(64)]")),
        new(
            IssueCatalogue.MissingStage,
            Sources.Network("", name: "{|#0:Net|}"),
            "The class 'Net' has no stage; add a property such as '[Linear(10)] public partial Stage Classifier { get; }'",
            Sources.Network(Linear)),
        NotPartial("[Linear(3)] public Stage {|#0:Only|} => null!;"),
        NotPartial("[Linear(3)] public static partial Stage {|#0:Only|} { get; }"),
        NotPartial("[Linear(3)] public partial Stage {|#0:Only|} { get; set; }"),
        NotPartial("[Linear(3)] public virtual partial Stage {|#0:Only|} { get; }"),
        new(
            IssueCatalogue.StageOfWrongType,
            Sources.Network("[Linear(3)] public partial int {|#0:Only|} { get; }"),
            "The property 'Only' carries layers but has the type 'System.Int32'; a stage has the type 'SnnDsl.Stage', 'SnnDsl.Synapse', 'SnnDsl.Neuron', 'SnnDsl.Branch' or 'SnnDsl.ResidualStage', or that of a class with [Block]",
            Sources.Network("[Linear(3)] public partial global::SnnDsl.Stage Only { get; } public int Other => 1;")),
        new(
            IssueCatalogue.MissingSynapse,
            Sources.Network("public partial Stage {|#0:Only|} { get; }"),
            "The stage 'Only' has no synapse layer; start it with [Conv2d(...)] or [Linear(...)]",
            Sources.Network(Linear + " public Stage Last => Only;")),
        new(
            IssueCatalogue.LayerBeforeSynapse,
            Sources.Network("[{|#0:Lif|}, Linear(3)] public partial Stage Only { get; }"),
            "In the stage 'Only' [Lif] stands before the synapse layer; attributes stand in the order the data flows: synapse, BatchNorm, neuron, pooling",
            Sources.Network("[Flatten, Linear(3)] public partial Stage Only { get; }")),
        new(
            IssueCatalogue.SecondSynapse,
            Sources.Network("[Conv2d(4), Lif, {|#0:Linear(3)|}] public partial Stage Only { get; }"),
            "The stage 'Only' already has the synapse [Conv2d]; move [Linear] into a stage of its own",
            Sources.Network("[Conv2d(4), Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Second { get; }")),
        OutOfOrder("[Conv2d(4), Lif, {|#0:BatchNorm|}]", "BatchNorm", "Lif"),
        OutOfOrder("[Conv2d(4), {|#0:MaxPool(2)|}, Lif]", "MaxPool", "Conv2d"),
        OutOfOrder("[Conv2d(4), Lif, {|#0:If|}]", "If", "Lif"),
        new(
            IssueCatalogue.MissingNeuron,
            Sources.Network("[Conv2d(4), BatchNorm] public partial Stage {|#0:First|} { get; } [Linear(3)] public partial Stage Second { get; }"),
            "The stage 'First' has no neuron, but 'Second' follows it; add [Lif] or [If] (only the last stage, the read-out, has none)",
            Sources.Network("[Conv2d(4), BatchNorm, If] public partial Stage First { get; } [Linear(3)] public partial Stage Second { get; }")),
        new(
            IssueCatalogue.ReadOutNotLinear,
            Sources.Network("[Linear(3), BatchNorm, {|#0:Lif|}] public partial Stage Only { get; }"),
            "The last stage 'Only' is the read-out: [Linear(classes)] with at most a [BatchNorm]; [Lif] cannot be part of it",
            Sources.Network("[Linear(3), BatchNorm] public partial Stage Only { get; }")),
        new(
            IssueCatalogue.ReadOutNotLinear,
            Sources.Network("[{|#0:Conv2d(3)|}] public partial Stage Only { get; }"),
            "The last stage 'Only' is the read-out: [Linear(classes)] with at most a [BatchNorm]; [Conv2d] cannot be part of it",
            Sources.Network(Linear)),
        new(
            IssueCatalogue.NameNotC,
            Sources.Network("[Linear(3)] public partial Stage {|#0:Größe|} { get; }"),
            "The name 'Größe' cannot become a C identifier; use only the letters A to Z, digits and underscores, at most 40 of them",
            Sources.Network("[Linear(3)] public partial Stage Groesse_1 { get; }")),
        new(
            IssueCatalogue.NameNotC,
            Sources.Network(Linear, name: "{|#0:ANameThatIsFarTooLongForAnyCIdentifierReally|}"),
            "The name 'ANameThatIsFarTooLongForAnyCIdentifierReally' cannot become a C identifier; use only the letters A to Z, digits and underscores, at most 40 of them",
            Sources.Network(Linear, name: "ANameThatIsNotTooLongForACIdentifier")),
        new(
            IssueCatalogue.NameCollision,
            Sources.Network("[Conv2d(4), Lif] public partial Stage KeyWord { get; } [Linear(3)] public partial Stage {|#0:Key_Word|} { get; }"),
            "'KeyWord' and 'Key_Word' both become 'key_word' in C; rename one of them",
            Sources.Network("[Conv2d(4), Lif] public partial Stage KeyWord { get; } [Linear(3)] public partial Stage Keyword { get; }")),
    ];

    private static RuleExample Unsupported(string from, string to) => new(
        IssueCatalogue.UnsupportedClass,
        Sources.Network(Linear).Replace(from, to),
        "The class 'Net' cannot be a spiking network: it must be an ordinary class, not static, abstract, a record, a struct, generic or nested in a generic type",
        Sources.Network(Linear).Replace(from, "public sealed partial class Net"));

    private static RuleExample NotPartial(string stage) => new(
        IssueCatalogue.StageNotPartial,
        Sources.Network(stage),
        "The property 'Only' carries layers but is not a partial instance property with only a getter; write 'public partial Stage Only { get; }'",
        Sources.Network("[Linear(3)] internal partial Stage Only { get; }"));

    private static RuleExample OutOfOrder(string layers, string layer, string before) => new(
        IssueCatalogue.LayerOutOfOrder,
        Sources.Network($"{layers} public partial Stage First {{ get; }} [Linear(3)] public partial Stage Second {{ get; }}"),
        $"In the stage 'First' [{layer}] cannot follow [{before}]; attributes stand in the order the data flows: synapse, BatchNorm, neuron, pooling, each at most once",
        Sources.Network("[Conv2d(4)] [BatchNorm] [Lif] [MaxPool(2)] [Flatten] public partial Stage First { get; } [Linear(3)] public partial Stage Second { get; }"));
}
