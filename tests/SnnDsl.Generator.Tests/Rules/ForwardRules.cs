using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about what a Forward method may say.</summary>
internal static class ForwardRules
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Statement("{|#0:for (int i = 0; i < 2; i++) { x = Stem(x); }|} return Last(x);", "'for' loop"),
        Statement("{|#0:foreach (int i in new[] { 1 }) { }|} return Last(x);", "'foreach' loop"),
        Statement("{|#0:while (true) { }|} return Last(x);", "'while' loop"),
        Statement("{|#0:if (x is null) { return null!; }|} return Last(x);", "'if' statement"),
        Statement("{|#0:{ x = Stem(image); }|} return Last(x);", "nested block"),
        Statement("{|#0:Spikes Local(Spikes y) { return y; }|} return Last(x);", "local function"),
        Statement("{|#0:throw new System.Exception();|}", "'throw' statement"),
        Statement("{|#0:try { } finally { }|} return Last(x);", "'try' statement"),
        Statement("{|#0:return;|}", "'return' without a value"),
        Expression("return Last({|#0:image is null ? x : x|});", "image is null ? x : x"),
        Expression("return Last({|#0:null!|});", "null!"),
        Expression("return Last({|#0:Field|});", "Field"),
        Expression("return Last({|#0:(Spikes)x|});", "(Spikes)x"),
        Expression("return Last({|#0:x ?? x|});", "x ?? x"),
        Expression("{|#0:x += Stem(image)|}; return Last(x);", "x += Stem(image)"),
        Expression("{|#0:Field|} = x; return Last(x);", "Field"),
        Expression("return Last({|#0:new object() as Spikes|});", "new object() as Spikes"),
        Expression("return Last({|#0:image - x|});", "image - x"),
        Call("return Last({|#0:Helper(x)|});", "Helper"),
        Call("return Last({|#0:System.GC.KeepAlive(x)|});", "System.GC.KeepAlive"),
        Call("return Last({|#0:Stem.Method.ToString()|});", "Stem.Method.ToString"),
        Call("return {|#0:Last(x, x)|};", "Last"),
        Body(
            IssueCatalogue.StageReused,
            "Spikes x = Stem(image); x = Middle(x); x = {|#0:Middle(x)|}; return Last(x);",
            "'Middle' is used a second time in Forward of 'Net'; declare another one, or add [Shared] if both uses have the same weights",
            passing: Shared),
        Body(
            IssueCatalogue.ValueNotUsed,
            "Spikes x = Stem(image); Spikes y = {|#0:Middle(x)|}; return Last(x);",
            "The value of Middle in Forward of 'Net' is never used; use it, return it or remove it"),
        Body(
            IssueCatalogue.ValueNotUsed,
            "Spikes x = Stem(image); x = Middle(x); {|#0:x.OptionA(x)|}; return Last(x);",
            "The value of OptionA in Forward of 'Net' is never used; use it, return it or remove it"),
        Body(
            IssueCatalogue.MissingReturn,
            "Spikes x = Stem(image);",
            "Forward of 'Net' ends without a value; end it with 'return' and the read-out's current",
            method: "{|#0:Forward|}"),
        new(
            IssueCatalogue.StageNotUsed,
            Forward("return Last(Stem(image));").Replace("Stage Middle", "Stage {|#0:Middle|}"),
            "'Middle' is never used in Forward of 'Net'; apply it or remove it",
            Sources.Graph),
        new(
            IssueCatalogue.CurrentUsedTwice,
            Residual("Current c = Weights(Stem(image)); Spikes y = Join(c); return Last(Other({|#0:c + y|}));", without: MoreStage),
            "The current of Weights is used a second time here; a current feeds one neuron or joins one residual: use the spikes of that neuron, or a second synapse",
            Sources.Residual),
        new(
            IssueCatalogue.SumOfWrongTypes,
            Residual("Spikes x = Stem(image); Spikes y = Join(Weights(x)); return Last(Other({|#0:x + y|}));", without: MoreStage),
            "'+' adds spikes or a second current to a current, or a current to a residual, but here it has spikes and spikes; take the current of a Synapse on one side",
            Sources.Residual),
        new(
            IssueCatalogue.SumOfWrongTypes,
            Residual("Spikes x = Stem(image); Spikes y = Join({|#0:Weights(x) + image|}); return Last(Other(More(y)));"),
            "'+' adds spikes or a second current to a current, or a current to a residual, but here it has a current and a signal; take the current of a Synapse on one side",
            Sources.Residual),
        new(
            IssueCatalogue.CurrentsNotAdded,
            Branched("Spikes x = Stem(image); return Last(Join({|#0:Main(x) + Down(x)|}));").Replace("(MembraneBits = 4)", ""),
            "The currents of 'Main' and 'Down' cannot be added: the neuron 'Join' keeps its membrane as it is (MembraneBits = 0); give it MembraneBits of 8, 4 or 2",
            BranchedNet),
        new(
            IssueCatalogue.CurrentsNotAdded,
            Branched("Spikes x = Stem(image); return Last(Join({|#0:Main(x) + x + Down(x) + More(x)|}));", "[Conv2d(4, Kernel = 1)] public partial Synapse More { get; }"),
            "The currents of 'Main' and 'More' cannot be added: that makes 3 currents, and 2 can enter a neuron; give one of them a neuron, and add its spikes",
            BranchedNet),
        new(
            IssueCatalogue.CurrentsNotAdded,
            Branched("Spikes x = Stem(image); return Last(Join({|#0:Main(x) + Down(image)|}));"),
            "The currents of 'Main' and 'Down' cannot be added: 'Down' reads the 8-bit image; let both read spikes, as of a stage before them",
            BranchedNet),
        new(
            IssueCatalogue.PruneNotPossible,
            Branched("Spikes x = Stem(image); return Last(Join(Main(x) + x + Down(x)));").Replace("[Conv2d(4, Padding = 1)]", "[Conv2d(4, Padding = 1), {|#0:Prune(0.5)|}]"),
            "The stage 'Main' cannot be pruned: its current is added to that of 'Down', channel by channel; remove [Prune], or move it to a hidden stage with a synapse",
            BranchedNet),
        new(
            IssueCatalogue.ReadOutWithShortcut,
            Branched("Spikes x = Stem(image); x = Join(Main(x) + Down(x)); return {|#0:Last(x) + More(x)|};", "[Linear(3)] public partial Synapse More { get; }"),
            "Forward of 'Net' returns a sum, which only a neuron can take; return the current of the read-out itself",
            BranchedNet),
        new(
            IssueCatalogue.ShortcutShape,
            Branched("Spikes x = Stem(image); return Last(Join({|#0:Main(x) + Down(x)|}));").Replace("Kernel = 1", "Kernel = 1, Stride = 2"),
            "What is added to the current into stage 'Join' has the shape 4x4x4, the current 8x8x4; they must be equal: use OptionA for spikes, or change channels or stride",
            BranchedNet),
        new(
            IssueCatalogue.SharedSynapseNeuron,
            Branched(
                "Spikes x = Stem(image); x = Join(Main(x) + Down(x)); return Last(Join({|#0:Main(x)|} + More(x)));",
                "[Conv2d(4, Kernel = 1)] public partial Synapse More { get; }").Replace("[Conv2d(4, Padding = 1)]", "[Shared, Conv2d(4, Padding = 1)]").Replace("[Lif(", "[Shared, Lif("),
            "The shared synapse 'Main' feeds 'Join' with 'More' here, but 'Join' with 'Down' at its first use; its thresholds belong to one neuron: share that one too, or declare another synapse",
            BranchedNet),
        new(
            IssueCatalogue.CurrentsNotAdded,
            SharedBranches("Spikes x = Stem(image); return Last(Join(Main(x) + {|#0:Main(x)|}));").Replace("[Shared, Conv2d(4, Padding = 1)] public partial Synapse Down { get; }", ""),
            "The currents of 'Main' and 'Main' cannot be added: the shared 'Main' would be the first current of one sum and the second of another; keep the order, or declare another synapse",
            BranchedNet),
        new(
            IssueCatalogue.CurrentsNotAdded,
            SharedBranches("Spikes x = Stem(image); x = Join(Main(x) + {|#0:Down(x)|}); return Last(Join(Down(x) + Main(x)));"),
            "The currents of 'Main' and 'Down' cannot be added: the shared 'Down' would be the first current of one sum and the second of another; keep the order, or declare another synapse",
            SharedBranches("Spikes x = Stem(image); x = Join(Main(x) + Down(x)); return Last(Join(Main(x) + Down(x)));")),
        Signature("public Spikes {|#0:Forward|}(Signal image)", "SnnDsl.Spikes Forward(SnnDsl.Signal)"),
        Signature("public Current {|#0:Forward|}(Spikes image)", "SnnDsl.Current Forward(SnnDsl.Spikes)"),
        Signature("public Current {|#0:Forward|}(System.IO.Stream image)", "SnnDsl.Current Forward(System.IO.Stream)"),
        Signature("public Current {|#0:Forward|}(Signal image, int n)", "SnnDsl.Current Forward(SnnDsl.Signal, System.Int32)"),
        Signature("public static Current {|#0:Forward|}(Signal image)", "static SnnDsl.Current Forward(SnnDsl.Signal)"),
        Signature("public Current {|#0:Forward|}<T>(Signal image)", "SnnDsl.Current Forward<T>(SnnDsl.Signal)"),
        new(
            IssueCatalogue.SeveralForwards,
            Sources.Network(Sources.GraphStages + "public Current Forward(Signal image) => Last(Middle(Stem(image))); public int {|#0:Forward|}(int n) => n;"),
            "'Net' has another method named Forward; keep the one that describes the data flow and rename the others",
            Sources.Graph),
        new(
            IssueCatalogue.ForwardTypeMismatch,
            Forward("return {|#0:Middle(Stem(image))|};").Replace(LastStage, ""),
            "'return' takes a current, but gets spikes; apply a Synapse first",
            Sources.Graph),
        new(
            IssueCatalogue.ForwardTypeMismatch,
            Residual("Spikes x = Stem(image); Spikes y = {|#0:Join(x)|}; return Last(Other(Weights(x) + y));", without: MoreStage),
            "'Join' takes a current, but gets spikes; apply a Synapse first",
            Sources.Residual),
        new(
            IssueCatalogue.ForwardTypeMismatch,
            Residual("Spikes x = Stem(image); Current c = More(x); return Last(Join({|#0:Weights(c)|} + x));").Replace("[If] public partial Neuron Other { get; }", ""),
            "'Weights' takes a signal, but gets a current; apply a stage with a neuron first",
            Sources.Residual),
        new(
            IssueCatalogue.ReadOutWithShortcut,
            Residual("Spikes x = Stem(image); Spikes y = Join(Weights(x) + x); y = Other(More(y)); return {|#0:Last(y) + y|};"),
            "Forward of 'Net' returns a sum, which only a neuron can take; return the current of the read-out itself",
            Sources.Residual),
        new(
            IssueCatalogue.ShortcutShape,
            Residual("Spikes x = Stem(image); Spikes y = Join(Weights(x) + x); return Last(Other({|#0:More(y) + y|}));"),
            "What is added to the current into stage 'Other' has the shape 8x8x4, the current 4x4x6; they must be equal: use OptionA for spikes, or change channels or stride",
            Sources.Residual),
        new(
            IssueCatalogue.OptionAShape,
            Residual("Spikes x = Stem(image); Spikes y = Other(More(x)); return Last(Join(Weights(x) + {|#0:y.OptionA(x)|}));"),
            "OptionA cannot bring 4x4x6 to 8x8x4: rows and columns must shrink by one whole number, channels must not shrink; change channels or stride",
            Sources.Residual),
        new(
            IssueCatalogue.SharedStageShape,
            Forward("Spikes x = Stem(image); x = Middle(x); x = {|#0:Middle(x)|}; return Last(x);").Replace(MiddleStage, "[Shared, Conv2d(4), Lif] public partial Stage Middle"),
            "The shared stage 'Middle' makes 4x4x4 of spikes 6x6x4 here, but 6x6x4 of spikes 8x8x4 at its first use; all its uses must be equal: declare another stage",
            Shared),
        new(
            IssueCatalogue.SharedSynapseNeuron,
            Residual("Spikes x = Stem(image); x = Join(Weights(x)); x = Other({|#0:Weights(x)|} + x); return Last(x);", without: MoreStage).Replace("[Conv2d(4, Padding = 1, WeightBits = 4)", "[Shared, Conv2d(4, Padding = 1, WeightBits = 4)"),
            "The shared synapse 'Weights' feeds 'Other' here, but 'Join' at its first use; its thresholds belong to one neuron: share that one too, or declare another synapse",
            Shared),
        new(
            IssueCatalogue.SpikesNeeded,
            Residual("Spikes x = Stem(image); Spikes y = Join({|#0:Weights(x) + x|}); return Last(Other(More(y)));").Replace("Lif] public partial Stage Stem", "Lif, SumPool(1)] public partial Stage Stem"),
            "A shortcut needs spikes (0 or 1), but gets the counts of 'Stem'; take the spikes of a neuron, or of a MaxPool of them",
            Sources.Residual),
        new(
            IssueCatalogue.SpikesNeeded,
            Residual("Spikes x = Stem(image); Current c = Weights(x); Spikes y = Join(c + {|#0:x.OptionA(c)|}); return Last(Other(More(y)));").Replace("Lif] public partial Stage Stem", "Lif, SumPool(1)] public partial Stage Stem"),
            "OptionA needs spikes (0 or 1), but gets the counts of 'Stem'; take the spikes of a neuron, or of a MaxPool of them",
            Sources.Residual),
        new(
            IssueCatalogue.SpikesNeeded,
            Sources.Network("[MaxPool(2)] public partial Stage {|#0:First|} { get; } [Linear(3)] public partial Stage Last { get; }"),
            "The pooling 'First' needs spikes (0 or 1), but gets the 8-bit input; take the spikes of a neuron, or of a MaxPool of them",
            Sources.Network("[Conv2d(4), Lif] public partial Stage Stem { get; } [MaxPool(2)] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }")),
    ];

    private const string MoreStage = "[Conv2d(6, Stride = 2, Padding = 1)] public partial Synapse More { get; }";

    private const string LastStage = "[Linear(3)] public partial Synapse Last { get; }";

    private const string MiddleStage = "[Conv2d(4, Padding = 1), Lif] public partial Stage Middle";

    /// <summary>A stage that is used twice and may be.</summary>
    private static string Shared => Forward("Spikes x = Stem(image); x = Middle(x); x = Middle(x); return Last(x);")
        .Replace(MiddleStage, "[Shared, Conv2d(4, Padding = 1), Lif] public partial Stage Middle");

    private static RuleExample Statement(string body, string what) => Body(
        IssueCatalogue.ForwardStatement,
        "Spikes x = Stem(image); x = Middle(x); " + body,
        $"The {what} in Forward of 'Net' cannot be read as part of a network; Forward is straight-line: declarations and assignments of values, then one return");

    private static RuleExample Expression(string body, string what) => Body(
        IssueCatalogue.ForwardExpression,
        "Spikes x = Stem(image); x = Middle(x); " + body,
        $"'{what}' in Forward of 'Net' is not a value of the network; allowed are the parameter, local variables, Stage(x), Block.Forward(x), a + b, x.OptionA(y), x.ToResidual() and x.Average(y)");

    private static RuleExample Call(string body, string what) => Body(
        IssueCatalogue.UnknownCall,
        "Spikes x = Middle(Stem(image)); " + body,
        $"Forward of 'Net' calls '{what}', which is not one of its stages or blocks; declare it, as in '[Conv2d(8), Lif] public partial Stage {what} {{ get; }}', or call one that is");

    private static RuleExample Signature(string signature, string actual) => new(
        IssueCatalogue.ForwardSignature,
        Sources.Graph.Replace("public Current Forward(Signal image)", signature),
        $"Forward of 'Net' is '{actual}'; it must be 'SnnDsl.Current Forward(SnnDsl.Signal)', with one parameter and no modifiers but its access",
        Sources.Graph);

    private static RuleExample Body(IssueRule rule, string body, string message, string? passing = null, string method = "Forward") =>
        new(rule, Forward(body, method), message, passing ?? Sources.Graph);

    private static string Forward(string body, string method = "Forward") => Sources.Network(
        Sources.GraphStages + $" public Current {method}(Signal image) {{ {body} }} public Spikes Field = null!; private static Spikes Helper(Spikes x) => x;");

    /// <summary>Two currents that enter one neuron.</summary>
    private static string BranchedNet => Branched("Spikes x = Stem(image); return Last(Join(Down(x) + (x + Main(x))));");

    private static string Branched(string body, string more = "") => Sources.Network($$"""
            [Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1)] public partial Synapse Main { get; }
            [Conv2d(4, Kernel = 1)] public partial Synapse Down { get; }
            [Lif(MembraneBits = 4)] public partial Neuron Join { get; }
            [Linear(3)] public partial Synapse Last { get; }
            {{more}}
            public Current Forward(Signal image) { {{body}} }
        """);

    /// <summary>The same with shared stages, of which a sum may be made more than once.</summary>
    private static string SharedBranches(string body) => Branched(body)
        .Replace("[Conv2d(4, Padding = 1)]", "[Shared, Conv2d(4, Padding = 1)]")
        .Replace("[Conv2d(4, Kernel = 1)]", "[Shared, Conv2d(4, Padding = 1)]")
        .Replace("[Lif(", "[Shared, Lif(");

    private static string Residual(string body, string without = "-") =>
        Sources.Network(Sources.ResidualStages.Replace(without, "") + $" public Current Forward(Signal image) {{ {body} }}");
}
