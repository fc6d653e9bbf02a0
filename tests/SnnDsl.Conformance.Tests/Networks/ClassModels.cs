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
            declaration.Stages.Select(s => Property(s, isChain ? "Stage" : ClassPrinter.TypeOf(s))).ToEquatableArray(), Element: 0)
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
    private static ForwardModel Forward(NetworkDeclaration declaration)
    {
        var expressions = new List<ForwardExpression>();
        var values = new List<int> { 0 };
        foreach (ForwardStep step in declaration.Steps)
        {
            expressions.AddRange(Sums(step, values, expressions.Count));
            int input = expressions.Count > 0 && step is ApplyStep { HasSum: true } ? expressions.Count : -1;
            expressions.Add(step switch
            {
                ApplyStep a => new ApplyExpression(a.Stage, input < 0 ? values[a.Input] : input, a.Element),
                OptionAStep o => new OptionAExpression(values[o.Input], values[o.Target], o.Element),
                _ => throw new ArgumentException($"The step {step.GetType().Name} has no expression.", nameof(declaration)),
            });
            values.Add(expressions.Count);
        }

        return new ForwardModel("SnnDsl.Current Forward(SnnDsl.Signal)", expressions.ToEquatableArray(), expressions.Count, Element: 0);
    }

    private static IEnumerable<ForwardExpression> Sums(ForwardStep step, List<int> values, int before)
    {
        if (step is not ApplyStep apply)
        {
            yield break;
        }

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
        NeuronDeclaration { Decay: Decay.None } n => Attribute("If", n.Element, Neuron(n)),
        NeuronDeclaration n => Attribute(
            "Lif", n.Element, [.. Neuron(n), ("Decay", Kept(n.Decay)), .. n.MembraneBits > 0 ? [("MembraneBits", n.MembraneBits)] : NoArguments]),
        GlobalAvgPoolDeclaration g => Attribute("GlobalAvgPool", g.Element),
        PoolDeclaration p => Attribute(
            p.Kind switch { PoolKind.Max => "MaxPool", PoolKind.Average => "AvgPool", _ => "SumPool" },
            p.Element, ("size", p.Size), ("Stride", p.Stride)),
        _ => throw new ArgumentException($"The layer {layer.GetType().Name} has no attribute.", nameof(layer)),
    };

    private static (string Name, object Value)[] NoArguments => [];

    private static (string Name, object Value)[] Neuron(NeuronDeclaration n) =>
        [("Threshold", n.Threshold), ("Reset", (int)n.Reset), ("Fire", (int)n.Fire)];

    /// <summary>Share of the membrane that a leaking neuron keeps.</summary>
    public static double Kept(Decay decay) => decay switch
    {
        Decay.Half => 0.5,
        Decay.Quarter => 0.25,
        _ => 0.75,
    };

    private static AttributeModel Attribute(string name, int element, params (string Name, object Value)[] arguments) =>
        new(name, arguments.Select(a => new ArgumentModel(a.Name, a.Value)).ToEquatableArray(), element);
}
