using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>
/// Draws spiking transformers: tokenizers, reversible and ordinary blocks, branches joined by hand, both orders of attention;
/// tokens and channels that do not fill words.
/// </summary>
internal static class TransformerGenerator
{
    public static NetworkDeclaration Draw(string name, Flavour flavour, SplitMix random)
    {
        var issues = new IssueSink();
        ClassModel model = Model(name, TransformerSizes.Draw(flavour, random), random);
        return DeclarationReader.Read(model, issues)
            ?? throw new InvalidOperationException($"{name}: {string.Join("\n", issues.ToArray())}");
    }

    private static ClassModel Model(string name, TransformerSizes sizes, SplitMix random)
    {
        int next = 3;
        var properties = new List<PropertyModel>();
        TensorShape input = sizes.Input;
        DrawTokenizer(properties, sizes, random);
        Action<List<PropertyModel>, List<ForwardExpression>, TransformerSizes, SplitMix> body =
            sizes.IsSmall ? DrawAttention : random.Chance(50) ? DrawBlocks : DrawBranches;
        var expressions = new List<ForwardExpression>();
        foreach (PropertyModel property in properties)
        {
            expressions.Add(new ApplyExpression(property.Name, expressions.Count, 0));
        }

        expressions.Add(new ResidualExpression(expressions.Count, 0));
        body(properties, expressions, sizes, random);
        properties.Add(Property("Heads", "Branch", ("AveragedHeads", [("classes", random.Pick(1, 2, 3, 10))])));
        expressions.Add(new ApplyExpression("Heads", expressions.Count, 0));
        AttributeModel[] attributes =
        [
            Attribute("SpikingNetwork", ("TimeSteps", sizes.TimeSteps)),
            Attribute("Input", ("height", input.Height), ("width", input.Width), ("channels", input.Channels)),
        ];
        return new ClassModel(
            name, "Networks", "public", IsPartial: true, IsSupportedKind: true, [], attributes.ToEquatableArray(),
            properties.Select(p => p with { Element = next++ }).ToEquatableArray(), Element: 0)
        {
            Forward = new ForwardModel("SnnDsl.Current Forward(SnnDsl.Signal)", expressions.ToEquatableArray(), expressions.Count, Element: 0),
        };
    }

    /// <summary>An encoder, sometimes another convolution, and the one that begins the residual; pools are padded.</summary>
    private static void DrawTokenizer(List<PropertyModel> properties, TransformerSizes sizes, SplitMix random)
    {
        int middle = sizes.IsSmall ? 0 : random.Below(2);
        for (int i = 0; i <= middle; i++)
        {
            (string, (string, object)[])[] pool = random.Chance(40) && sizes is { MayPool: true, Input: { Height: > 2, Width: > 2 } }
                ? [("MaxPool", [("size", 3), ("Stride", 2), ("Padding", random.Pick(0, 1, 1, 2))])]
                : [];
            int bits = i == 0 ? 8 : random.Pick(1, 1, 2, 4, 8);
            properties.Add(Property($"Stem{i}", "Stage", [Convolution(random.Pick(3, 8, 11, 17), 3, bits), ("BatchNorm", []), Neuron(random), .. pool]));
            if (pool.Length > 0)
            {
                break;
            }
        }

        (string, (string, object)[])[] norm = random.Chance(70) ? [("BatchNorm", [])] : [];
        properties.Add(Property("Embed", "Synapse", [Convolution(sizes.Channels, random.Pick(1, 3), random.Pick(1, 1, 2, 4, 8)), .. norm]));
    }

    private static void DrawAttention(List<PropertyModel> properties, List<ForwardExpression> expressions, TransformerSizes sizes, SplitMix random)
    {
        int residual = expressions.Count;
        properties.Add(Property("Branch0", "Branch", Attention(sizes, random)));
        expressions.Add(new ApplyExpression("Branch0", residual, 0));
        expressions.Add(new AverageExpression(residual, expressions.Count, 0));
    }

    private static void DrawBlocks(List<PropertyModel> properties, List<ForwardExpression> expressions, TransformerSizes sizes, SplitMix random)
    {
        properties.Add(Property(
            "Blocks",
            "ResidualStage",
            ("ReversibleBlock", [("Depth", random.Pick(1, 1, 2)), ("Shortcut", (int)random.Pick(ResidualShortcut.Average, ResidualShortcut.Average, ResidualShortcut.Plain))]),
            Attention(sizes, random),
            Mlp(random)));
        expressions.Add(new ApplyExpression("Blocks", expressions.Count, 0));
    }

    private static void DrawBranches(List<PropertyModel> properties, List<ForwardExpression> expressions, TransformerSizes sizes, SplitMix random)
    {
        int count = random.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            int residual = expressions.Count;
            if (random.Chance(30))
            {
                properties.Add(Property($"Fire{i}", "Neuron", Neuron(random)));
                properties.Add(Property($"Mix{i}", "Synapse", Projection()));
                expressions.Add(new ApplyExpression($"Fire{i}", residual, 0));
                expressions.Add(new ApplyExpression($"Mix{i}", expressions.Count, 0));
            }
            else
            {
                properties.Add(Property($"Branch{i}", "Branch", random.Chance(65) ? Attention(sizes, random) : Mlp(random)));
                expressions.Add(new ApplyExpression($"Branch{i}", residual, 0));
            }

            int current = expressions.Count;
            expressions.Add(random.Chance(60) ? new AverageExpression(residual, current, 0) : new SumExpression(residual, current, 0));
        }

        // A convolution by hand needs the residual's channels.
        (string, (string, object)[]) Projection() => Convolution(
            (int)properties.First(p => p.Name == "Embed").Attributes[0].Arguments.First(a => a.Name == "channels").Value,
            random.Pick(1, 3),
            random.Pick(1, 2));
    }

    private static (string, (string, object)[]) Attention(TransformerSizes sizes, SplitMix random) =>
        ("BinaryAttention", [("heads", sizes.Heads ?? random.Pick(1, 2, 2, 3, 6)), ("Order", (int)(sizes.Order ?? random.Pick(AttentionOrder.QueryKey, AttentionOrder.KeyValue))), ("WeightBits", random.Pick(1, 1, 1, 2))]);

    private static (string, (string, object)[]) Mlp(SplitMix random) =>
        ("SpikingMlp", [("ratio", random.Pick(1, 2, 3)), ("WeightBits", random.Pick(1, 1, 1, 4))]);

    private static (string, (string, object)[]) Convolution(int channels, int kernel, int bits) =>
        ("Conv2d", [("channels", channels), ("Kernel", kernel), ("Padding", kernel / 2), ("WeightBits", bits)]);

    private static (string, (string, object)[]) Neuron(SplitMix random) => (
        "Lif",
        [
            ("Threshold", random.Pick(1.0, 2.0)),
            ("Decay", random.Pick(0.5, 0.5, 0.25, 0.75)),
            ("Reset", random.Below(2)),
            ("Fire", random.Below(2)),
        ]);

    private static PropertyModel Property(string name, string type, params (string Name, (string Name, object Value)[] Arguments)[] attributes) => new(
        name, "SnnDsl." + type, "public", IsPartial: true, IsStatic: false, attributes.Select(a => Attribute(a.Name, a.Arguments)).ToEquatableArray(), 0);

    private static AttributeModel Attribute(string name, params (string Name, object Value)[] arguments) =>
        new(name, arguments.Select(a => new ArgumentModel(a.Name, a.Value)).ToEquatableArray(), 0);
}
