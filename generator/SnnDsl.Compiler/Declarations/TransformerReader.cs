using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Turns a property on a residual into the stages it stands for (BESTformer, arXiv 2501.05904).</summary>
internal static class TransformerReader
{
    /// <summary>The doubled form of a neuron that halves its input: twice the membrane, twice the threshold of 1.</summary>
    private const double Threshold = 2;

    /// <summary>Whether a property has an attribute of this kind.</summary>
    public static bool IsOnResidual(PropertyModel property) => property.Attributes.Any(LayerAttributes.IsOnResidual);

    /// <summary>Whether it gives the newest state, not a current.</summary>
    public static bool GivesResidual(PropertyModel property) => property.Attributes.Any(a => a.Name == "ReversibleBlock");

    /// <summary>Reads the property; <see langword="null"/> if its attributes make no sense together.</summary>
    public static TransformerPart? Read(PropertyModel property, string name, ParameterScope scope, bool isShared, IssueSink issues)
    {
        AttributeModel[] others = [.. property.Attributes.Where(a => !LayerAttributes.IsOnResidual(a) && (LayerAttributes.IsLayer(a) || a.Name is "Prune" or "Kernel" or "Shared"))];
        foreach (AttributeModel other in others)
        {
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(other.Element, other.Name, name, "a stage on a residual, which has layers of its own"));
        }

        if (isShared && others.All(a => a.Name != "Shared"))
        {
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(property.Element, "Shared", name, "a stage on a residual, which cannot be used twice"));
        }

        LayerDeclaration[] layers = [.. property.Attributes.Where(LayerAttributes.IsOnResidual).Select(a => LayerAttributes.Read(a, name, scope, issues))];
        return layers switch
        {
            [HeadsDeclaration heads] => new TransformerPart(name, [new HeadsPart(new StageDeclaration(name, [heads], property.Element))], Shortcut: null, property.Element),
            [BinaryAttentionDeclaration attention] => new TransformerPart(name, [Attention(name, attention)], Shortcut: null, property.Element),
            [SpikingMlpDeclaration mlp] => new TransformerPart(name, [Mlp(name, mlp)], Shortcut: null, property.Element),
            [ReversibleBlockDeclaration block, BinaryAttentionDeclaration attention, SpikingMlpDeclaration mlp] =>
                new TransformerPart(name, Blocks(name, block, attention, mlp).ToEquatableArray(), block.Shortcut, property.Element),
            _ => Mixed(property, name, layers, issues),
        };
    }

    private static TransformerPart? Mixed(PropertyModel property, string name, LayerDeclaration[] layers, IssueSink issues)
    {
        issues.Add(IssueCatalogue.ResidualStageMixed.At(property.Element, name, string.Join(", ", layers.Select(l => $"[{l.Name}]"))));
        return null;
    }

    private static IEnumerable<BranchPart> Blocks(
        string name, ReversibleBlockDeclaration block, BinaryAttentionDeclaration attention, SpikingMlpDeclaration mlp)
    {
        for (int i = 1; i <= block.Depth; i++)
        {
            yield return Attention($"{name}{Invariant.Text(i)}.Attention", attention);
            yield return Mlp($"{name}{Invariant.Text(i)}.Mlp", mlp);
        }
    }

    private static AttentionPart Attention(string name, BinaryAttentionDeclaration attention)
    {
        int element = attention.Element;
        return new AttentionPart(
            Listen(name, element),
            Projection(name + ".Query", 1, 1, attention.WeightBits, element, Neuron(element)),
            Projection(name + ".Key", 1, 1, attention.WeightBits, element, Neuron(element)),
            Projection(name + ".Value", 1, 1, attention.WeightBits, element, Neuron(element)),
            new StageDeclaration(name + ".Map", [new AttentionDeclaration(attention.Heads, attention.Order, element)], element),
            Projection(name + ".Project", 1, 1, attention.WeightBits, element));
    }

    private static MlpPart Mlp(string name, SpikingMlpDeclaration mlp) => new(
        Listen(name, mlp.Element),
        Projection(name + ".Expand", mlp.Ratio, 1, mlp.WeightBits, mlp.Element, Neuron(mlp.Element)),
        Projection(name + ".Contract", 1, mlp.Ratio, mlp.WeightBits, mlp.Element));

    private static StageDeclaration Listen(string name, int element) => new(name + ".Listen", [Neuron(element)], element);

    private static NeuronDeclaration Neuron(int element) => new(new NeuronRule(Decay.Half, Threshold, ResetMode.Zero, FireCondition.GreaterOrEqual), element);

    private static StageDeclaration Projection(string name, int times, int over, int bits, int element, params LayerDeclaration[] neuron) =>
        new(name, [new ProjectionDeclaration(times, over, bits, element), new BatchNormDeclaration(element), .. neuron], element);
}
