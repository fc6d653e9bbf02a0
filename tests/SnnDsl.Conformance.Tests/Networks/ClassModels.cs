using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>The class of a declaration, as the generator would find it.</summary>
internal static class ClassModels
{
    /// <summary>Reads the declaration back through the class: what is drawn must be what a user could write.</summary>
    public static NetworkDeclaration? Read(NetworkDeclaration declaration, IssueSink issues) =>
        DeclarationReader.Read(Of(declaration), issues);

    public static ClassModel Of(NetworkDeclaration declaration)
    {
        TensorShape input = declaration.Input;
        AttributeModel[] attributes =
        [
            Attribute("SpikingNetwork", 1, ("TimeSteps", declaration.TimeSteps)),
            input.IsFlat
                ? Attribute("Input", 2, ("features", input.Channels))
                : Attribute("Input", 2, ("height", input.Height), ("width", input.Width), ("channels", input.Channels)),
        ];
        return new ClassModel(
            declaration.Name, "Networks", "public", IsPartial: true, IsSupportedKind: true, [], attributes.ToEquatableArray(),
            declaration.Stages.Select(Property).ToEquatableArray(), Element: 0);
    }

    private static PropertyModel Property(StageDeclaration stage) => new(
        stage.Name, "SnnDsl.Stage", "public", IsPartial: true, IsStatic: false, stage.Layers.Select(Layer).ToEquatableArray(), stage.Element);

    private static AttributeModel Layer(LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration c => Attribute(
            "Conv2d", c.Element, ("channels", c.Channels), ("Kernel", c.Kernel), ("Stride", c.Stride), ("Padding", c.Padding), ("WeightBits", c.WeightBits)),
        LinearDeclaration l => Attribute("Linear", l.Element, ("outputs", l.Outputs), ("WeightBits", l.WeightBits)),
        BatchNormDeclaration b => Attribute("BatchNorm", b.Element),
        FlattenDeclaration f => Attribute("Flatten", f.Element),
        NeuronDeclaration { Decay: Decay.None } n => Attribute("If", n.Element, Neuron(n)),
        NeuronDeclaration n => Attribute("Lif", n.Element, [.. Neuron(n), ("Decay", Kept(n.Decay))]),
        GlobalAvgPoolDeclaration g => Attribute("GlobalAvgPool", g.Element),
        PoolDeclaration p => Attribute(
            p.Kind switch { PoolKind.Max => "MaxPool", PoolKind.Average => "AvgPool", _ => "SumPool" },
            p.Element, ("size", p.Size), ("Stride", p.Stride)),
        _ => throw new ArgumentException($"The layer {layer.GetType().Name} has no attribute.", nameof(layer)),
    };

    private static (string Name, object Value)[] Neuron(NeuronDeclaration n) =>
        [("Threshold", n.Threshold), ("Reset", (int)n.Reset), ("Fire", (int)n.Fire)];

    private static double Kept(Decay decay) => decay switch
    {
        Decay.Half => 0.5,
        Decay.Quarter => 0.25,
        _ => 0.75,
    };

    private static AttributeModel Attribute(string name, int element, params (string Name, object Value)[] arguments) =>
        new(name, arguments.Select(a => new ArgumentModel(a.Name, a.Value)).ToEquatableArray(), element);
}
