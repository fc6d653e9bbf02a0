using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>The flavours of consecutive seeds.</summary>
internal static class Flavours
{
    private static readonly Flavour[] OfCases =
    [
        Flavour.Any, Flavour.MiddleRung, Flavour.Any, Flavour.WideMap, Flavour.Any, Flavour.Any,
        Flavour.MiddleRung, Flavour.Any, Flavour.Any, Flavour.WideMap, Flavour.Any, Flavour.Any,
    ];

    private static readonly Flavour[] OfTransformers =
        [Flavour.Any, Flavour.ManyTokens, Flavour.Bursts, Flavour.LongBursts, Flavour.SingleStep, Flavour.Any];

    public static Flavour OfCase(int seed) => OfCases[seed % OfCases.Length];

    public static Flavour OfTransformer(int seed) => OfTransformers[seed % OfTransformers.Length];

    /// <summary>Neurons of the declaration as the flavour needs them.</summary>
    public static NetworkDeclaration Apply(Flavour flavour, NetworkDeclaration declaration) => flavour != Flavour.MiddleRung ? declaration : declaration with
    {
        Stages = declaration.Stages.Select(s => s with { Layers = s.Layers.Select(l => l is NeuronDeclaration n ? Coded(n) : l).ToEquatableArray() }).ToEquatableArray(),
    };

    private static NeuronDeclaration Coded(NeuronDeclaration neuron) =>
        neuron with { Rule = neuron.Rule with { Decay = neuron.Rule.Decay == Decay.None ? Decay.Half : neuron.Rule.Decay, MembraneBits = 8 } };
}
