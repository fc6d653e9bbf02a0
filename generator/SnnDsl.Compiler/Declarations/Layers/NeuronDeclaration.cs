using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>LIF or IF neuron.</summary>
public sealed record NeuronDeclaration(NeuronRule Rule, int Element) : LayerDeclaration(Element)
{
    /// <inheritdoc/>
    public override string Name => Rule.Name;

    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Neuron;

    /// <inheritdoc/>
    public override string Line => Rule.Line;

    internal static NeuronDeclaration ReadLif(LayerContext c)
    {
        double factor = c.Values.Real(nameof(LifAttribute.Decay), (decay, allowed) => IssueCatalogue.UnsupportedDecay.At(c.Element, c.Stage, decay, allowed));
        return Read(c, Decay.Of(factor) ?? Decay.Half, c.Values.Integer(nameof(LifAttribute.MembraneBits)));
    }

    internal static NeuronDeclaration ReadIf(LayerContext c) => Read(c, Decay.None, membraneBits: 0);

    private static NeuronDeclaration Read(LayerContext c, Decay decay, int membraneBits)
    {
        var rule = new NeuronRule(
            decay,
            c.Values.Real(nameof(NeuronRule.Threshold)),
            c.Values.Enumeration<ResetMode>(nameof(NeuronRule.Reset)),
            c.Values.Enumeration<FireCondition>(nameof(NeuronRule.Fire)))
        {
            MembraneBits = membraneBits,
        };
        return new NeuronDeclaration(rule, c.Element);
    }
}
