using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>
/// Draws whole cases. A case is small enough that two instances fit the 16 KiB of RAM of the smallest core and many
/// networks its flash.
/// </summary>
internal static class CaseGenerator
{
    private const int MaximumStateBytes = 5 << 10;

    /// <summary>Attention of many tokens; the smallest core leaves it out.</summary>
    private const int MaximumStateBytesOfMany = 24 << 10;
    private const int MaximumConstantBytes = 16 << 10;
    private const int MaximumTries = 200;

    /// <summary>The case of a seed; always the same.</summary>
    public static NetworkCase Draw(int seed, Action<Pass, Plan>? afterEach = null) =>
        Draw(seed, Flavours.OfCase(seed), new SplitMix((ulong)seed), (flavour, random) => DeclarationGenerator.Draw($"Case{seed}", flavour, random), afterEach);

    /// <summary>The spiking transformer of a seed.</summary>
    public static NetworkCase DrawTransformer(int seed, Action<Pass, Plan>? afterEach = null) =>
        Draw(seed, Flavours.OfTransformer(seed), new SplitMix(~(ulong)seed), (flavour, random) => TransformerGenerator.Draw($"Transformer{seed}", flavour, random), afterEach);

    private static NetworkCase Draw(int seed, Flavour flavour, SplitMix random, Func<Flavour, SplitMix, NetworkDeclaration> draw, Action<Pass, Plan>? afterEach)
    {
        int maximumStateBytes = flavour == Flavour.ManyTokens ? MaximumStateBytesOfMany : MaximumStateBytes;
        for (int i = 0; i < MaximumTries; i++)
        {
            NetworkDeclaration declaration = draw(flavour, random);
            if (DrawParameters(declaration, flavour, random, afterEach) is { } drawn
                && drawn.Plan.StateBytes <= maximumStateBytes
                && drawn.Plan.ConstantBytes <= MaximumConstantBytes)
            {
                return drawn;
            }
        }

        throw new InvalidOperationException($"The seed {seed} gave no network in {MaximumTries} tries.");
    }

    /// <summary>The cases of consecutive seeds.</summary>
    public static IReadOnlyList<NetworkCase> Draw(int firstSeed, int count) =>
        [.. Enumerable.Range(firstSeed, count).Select(seed => Draw(seed))];

    /// <summary>The transformers of consecutive seeds.</summary>
    public static IReadOnlyList<NetworkCase> DrawTransformers(int firstSeed, int count) =>
        [.. Enumerable.Range(firstSeed, count).Select(seed => DrawTransformer(seed))];

    /// <summary>Parameters whose ranges can be proved; those that cannot are drawn again with fewer fractional bits.</summary>
    private static NetworkCase? DrawParameters(NetworkDeclaration declaration, Flavour flavour, SplitMix random, Action<Pass, Plan>? afterEach)
    {
        EquatableArray<KeptChannels> kept = KeptGenerator.Draw(declaration, random);
        FloatGraph graph = FloatGraphBuilder.Run(declaration, kept, new IssueSink())
            ?? throw new InvalidOperationException($"The shapes of {declaration.Name} do not fit.");
        for (int maximumFraction = 16; maximumFraction >= 0; maximumFraction -= 4)
        {
            NetworkArtifact artifact = FlavourParameters.Apply(
                flavour, ArtifactGenerator.Draw(graph, maximumFraction, random), declaration.TimeSteps, random);
            byte[][] images = ImageGenerator.Draw(declaration, random);
            var issues = new IssueSink();
            if (NetworkCase.Compile(declaration, artifact, images, issues, afterEach) is { } compiled)
            {
                return NetworkCase.Compile(KernelGenerator.Ask(compiled.Plan, random), artifact, images, issues, afterEach)
                    ?? throw new InvalidOperationException($"{declaration.Name}: {issues.ToArray()[^1]}");
            }

            Issue error = issues.ToArray().First(i => i.Rule.Severity == IssueSeverity.Error);
            if (error.Rule != IssueCatalogue.BoundNotProved)
            {
                throw new InvalidOperationException($"{declaration.Name}: {error}");
            }
        }

        return null;
    }
}
