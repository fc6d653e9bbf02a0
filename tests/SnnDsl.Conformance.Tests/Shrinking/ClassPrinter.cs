using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Prints a declaration as the C# class that a user would write.</summary>
internal static class ClassPrinter
{
    public static string Print(NetworkDeclaration declaration)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[SpikingNetwork(TimeSteps = {declaration.TimeSteps}{Streaming(declaration)})]\n");
        text.Append(CultureInfo.InvariantCulture, $"[{Input(declaration)}]\n");
        text.Append(CultureInfo.InvariantCulture, $"public partial class {declaration.Name}\n{{\n");
        bool isChain = declaration.Forward.Count == 0;
        text.AppendJoin("\n", declaration.Stages.Select(s => TransformerModels.PropertyOf(s.Name)).Distinct().Select(name => Property(declaration, name, isChain)));
        return text.Append(isChain ? "" : ForwardPrinter.Print(declaration)).Append("}\n").ToString();
    }

    private static string Streaming(NetworkDeclaration declaration)
    {
        string schedules = string.Join(" | ", new[] { Schedules.Framed, Schedules.Streaming }.Where(s => declaration.Schedules.HasFlag(s)).Select(s => $"Schedules.{s}"));
        return declaration.IsStreamed ? $", Schedules = {schedules}, MaximumSteps = {Invariant.Text(declaration.MaximumSteps)}" : "";
    }

    private static string Input(NetworkDeclaration declaration)
    {
        TensorShape shape = declaration.Input;
        return (declaration.ReadsEvents, shape.IsFlat) switch
        {
            (true, _) => $"EventInput({shape.Height}, {shape.Width}, Polarities = {shape.Channels}, MaximumCount = {declaration.EventMaximum})",
            (_, true) => $"Input({shape.Channels})",
            _ => $"Input({shape.Height}, {shape.Width}, {shape.Channels})",
        };
    }

    /// <summary>Type of a stage's property in a network with a Forward method.</summary>
    public static string TypeOf(StageDeclaration stage) =>
        stage.Layers[0] is NeuronDeclaration ? "Neuron" : stage.HasSynapse && stage.Neuron is null ? "Synapse" : "Stage";

    private static string Property(NetworkDeclaration declaration, string name, bool isChain)
    {
        StageDeclaration first = declaration.Stages.First(s => TransformerModels.PropertyOf(s.Name) == name);
        return TransformerModels.Of(declaration, name) is { } part
            ? $"    [{string.Join(", ", part.Attributes.Select(OnStream))}]\n    public partial {part.Type} {name} {{ get; }}\n"
            : Stage(first, isChain ? "Stage" : TypeOf(first));
    }

    /// <summary>An attribute of a property on a residual; what its constructor takes begins with a small letter.</summary>
    private static string OnStream((string Name, (string Name, object Value)[] Arguments) attribute) =>
        $"{attribute.Name}({string.Join(", ", attribute.Arguments.Select(a => (char.IsLower(a.Name[0]) ? "" : a.Name + " = ") + Value(a.Name, (int)a.Value)))})";

    private static string Value(string name, int value) => name switch
    {
        "Order" => $"AttentionOrder.{(AttentionOrder)value}",
        "Shortcut" => $"ResidualShortcut.{(ResidualShortcut)value}",
        _ => Invariant.Text(value),
    };

    private static string Stage(StageDeclaration stage, string type)
    {
        string prune = stage.Prune > 0 ? $", Prune({stage.Prune.ToString(CultureInfo.InvariantCulture)})" : "";
        string shared = stage.IsShared ? ", Shared" : "";
        string kernel = stage.Kernel is { } k
            ? $", Kernel(Neurons = NeuronKernel.{k.Neurons}, Sums = SumKernel.{k.Sums}, Columns = {k.Columns})"
            : "";
        return $"    [{string.Join(", ", stage.Layers.Select(Layer))}{prune}{kernel}{shared}]\n    public partial {type} {stage.Name} {{ get; }}\n";
    }

    private static string Layer(LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration c =>
            $"Conv2d({c.Channels}, Kernel = {c.Kernel}, Stride = {c.Stride}, Padding = {c.Padding}, WeightBits = {c.WeightBits})",
        LinearDeclaration l => $"Linear({l.Outputs}, WeightBits = {l.WeightBits})",
        BatchNormDeclaration => "BatchNorm",
        FlattenDeclaration => "Flatten",
        NeuronDeclaration n => Neuron(n.Rule),
        GlobalAvgPoolDeclaration => "GlobalAvgPool",
        PoolDeclaration p => $"{Pool(p.Kind)}({p.Size}, Stride = {p.Stride}{(p.Padding > 0 ? $", Padding = {p.Padding}" : "")})",
        _ => throw new ArgumentException($"The layer {layer.GetType().Name} cannot be printed.", nameof(layer)),
    };

    private static string Neuron(NeuronRule rule)
    {
        string decay = rule.Decay == Decay.None ? "" : $"Decay = {Invariant.Text(rule.Decay.Factor)}, ";
        string codes = rule.MembraneBits > 0 ? $", MembraneBits = {rule.MembraneBits}" : "";
        return $"{rule.Name}({decay}Threshold = {Invariant.Text(rule.Threshold)}, Reset = ResetMode.{rule.Reset}, Fire = FireCondition.{rule.Fire}{codes})";
    }

    private static string Pool(PoolKind kind) => kind switch
    {
        PoolKind.Max => "MaxPool",
        PoolKind.Average => "AvgPool",
        _ => "SumPool",
    };
}
