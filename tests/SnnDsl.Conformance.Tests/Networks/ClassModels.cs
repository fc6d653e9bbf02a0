using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Shrinking;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>The class of a declaration, as the generator would find it.</summary>
internal static class ClassModels
{
    /// <summary>Reads the declaration back through the class: what is drawn must be what a user could write.</summary>
    public static NetworkDeclaration? Read(NetworkDeclaration declaration, IssueSink issues) =>
        DeclarationReader.Read(Of(declaration), issues);

    public static ClassModel Of(NetworkDeclaration declaration)
    {
        AttributeModel[] attributes =
        [
            Attribute(
                "SpikingNetwork", 1, ("TimeSteps", declaration.TimeSteps), ("Schedules", (int)declaration.Schedules), ("MaximumSteps", declaration.MaximumSteps)),
            Input(declaration),
        ];
        bool isChain = declaration.Forward.Count == 0;
        return new ClassModel(
            declaration.Name, "Networks", "public", IsPartial: true, IsSupportedKind: true, [], attributes.ToEquatableArray(),
            Properties(declaration, isChain).ToEquatableArray(), Element: 0)
        {
            Forward = isChain ? null : Forward(declaration),
        };
    }

    private static AttributeModel Input(NetworkDeclaration declaration)
    {
        TensorShape shape = declaration.Input;
        return (declaration.ReadsEvents, shape.IsFlat) switch
        {
            (true, _) => Attribute(
                "EventInput", 2, ("height", shape.Height), ("width", shape.Width), ("Polarities", shape.Channels), ("MaximumCount", declaration.EventMaximum)),
            (_, true) => Attribute("Input", 2, ("features", shape.Channels)),
            _ => Attribute("Input", 2, ("height", shape.Height), ("width", shape.Width), ("channels", shape.Channels)),
        };
    }

    /// <summary>The Forward method that makes the steps: a sum is an expression of its own for every shortcut.</summary>
    private static ForwardModel Forward(NetworkDeclaration declaration) => TransformerModels.Forward(declaration, (step, values, before) =>
    {
        ForwardExpression[] sums = [.. Sums(step, values, before)];
        int input = step.HasSum ? before + sums.Length : values[step.Input];
        return [.. sums, new ApplyExpression(step.Stage, input, step.Element)];
    });

    private static IEnumerable<ForwardExpression> Sums(ApplyStep apply, IReadOnlyList<int> values, int before)
    {
        int sum = values[apply.Input];
        foreach ((int index, int shortcut) in apply.Shortcuts.Index())
        {
            yield return new SumExpression(sum, values[shortcut], apply.Element);
            sum = before + index + 1;
        }

        if (apply.Branch is { } branch)
        {
            yield return new SumExpression(sum, values[branch], apply.Element);
        }
    }

    private static IEnumerable<PropertyModel> Properties(NetworkDeclaration declaration, bool isChain)
    {
        foreach (string name in declaration.Stages.Select(s => TransformerModels.PropertyOf(s.Name)).Distinct())
        {
            StageDeclaration first = declaration.Stages.First(s => TransformerModels.PropertyOf(s.Name) == name);
            yield return TransformerModels.Of(declaration, name) is { } part
                ? new PropertyModel(
                    name, "SnnDsl." + part.Type, "public", IsPartial: true, IsStatic: false,
                    part.Attributes.Select(a => Attribute(a.Name, first.Layers[0].Element, a.Arguments)).ToEquatableArray(), first.Element)
                : Property(first, isChain ? "Stage" : ClassPrinter.TypeOf(first));
        }
    }

    private static PropertyModel Property(StageDeclaration stage, string type) => new(
        stage.Name, "SnnDsl." + type, "public", IsPartial: true, IsStatic: false, Attributes(stage).ToEquatableArray(), stage.Element);

    private static IEnumerable<AttributeModel> Attributes(StageDeclaration stage)
    {
        IEnumerable<AttributeModel> attributes = stage.Layers.Select(Layer);
        attributes = stage.Prune > 0 ? attributes.Append(Attribute("Prune", stage.PruneElement, ("ratio", (double)stage.Prune))) : attributes;
        attributes = stage.Kernel is { } k
            ? attributes.Append(Attribute("Kernel", k.Element, ("Neurons", (int)k.Neurons), ("Sums", (int)k.Sums), ("Columns", k.Columns)))
            : attributes;
        return stage.IsShared ? attributes.Append(Attribute("Shared", stage.Element)) : attributes;
    }

    private static AttributeModel Layer(LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration c => Attribute(
            "Conv2d", c.Element, ("channels", c.Channels), ("Kernel", c.Kernel), ("Stride", c.Stride), ("Padding", c.Padding), ("WeightBits", c.WeightBits)),
        LinearDeclaration l => Attribute("Linear", l.Element, ("outputs", l.Outputs), ("WeightBits", l.WeightBits)),
        BatchNormDeclaration b => Attribute("BatchNorm", b.Element),
        FlattenDeclaration f => Attribute("Flatten", f.Element),
        NeuronDeclaration n => Attribute(n.Rule.Name, n.Element, Neuron(n.Rule)),
        GlobalAvgPoolDeclaration g => Attribute("GlobalAvgPool", g.Element),
        PoolDeclaration p => Attribute(
            p.Kind switch { PoolKind.Max => "MaxPool", PoolKind.Average => "AvgPool", _ => "SumPool" },
            p.Element, [("size", p.Size), ("Stride", p.Stride), .. p.Padding > 0 ? [("Padding", p.Padding)] : NoArguments]),
        _ => throw new ArgumentException($"The layer {layer.GetType().Name} has no attribute.", nameof(layer)),
    };

    private static (string Name, object Value)[] NoArguments => [];

    private static (string Name, object Value)[] Neuron(NeuronRule rule) =>
    [
        ("Threshold", rule.Threshold),
        ("Reset", (int)rule.Reset),
        ("Fire", (int)rule.Fire),
        .. rule.Decay == Decay.None ? NoArguments : [("Decay", rule.Decay.Factor)],
        .. rule.MembraneBits > 0 ? [("MembraneBits", rule.MembraneBits)] : NoArguments,
    ];

    private static AttributeModel Attribute(string name, int element, params (string Name, object Value)[] arguments) =>
        new(name, arguments.Select(a => new ArgumentModel(a.Name, a.Value)).ToEquatableArray(), element);
}
