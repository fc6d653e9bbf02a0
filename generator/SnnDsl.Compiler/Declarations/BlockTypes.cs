namespace SnnDsl.Compiler.Declarations;

/// <summary>What a block turns into what: as its Forward says, or as the ends of its chain need.</summary>
internal static class BlockTypes
{
    /// <summary>Every signature of a block's Forward.</summary>
    public static IReadOnlyDictionary<string, (ForwardType Input, ForwardType Output)> Signatures { get; } =
        new Dictionary<string, (ForwardType Input, ForwardType Output)>(StringComparer.Ordinal)
        {
            ["SnnDsl.Spikes Forward(SnnDsl.Spikes)"] = (ForwardType.Spikes, ForwardType.Spikes),
            ["SnnDsl.Spikes Forward(SnnDsl.Signal)"] = (ForwardType.Signal, ForwardType.Spikes),
            ["SnnDsl.Residual Forward(SnnDsl.Spikes)"] = (ForwardType.Spikes, ForwardType.Residual),
            ["SnnDsl.Residual Forward(SnnDsl.Signal)"] = (ForwardType.Signal, ForwardType.Residual),
            ["SnnDsl.Residual Forward(SnnDsl.Residual)"] = (ForwardType.Residual, ForwardType.Residual),
            ["SnnDsl.Spikes Forward(SnnDsl.Residual)"] = (ForwardType.Residual, ForwardType.Spikes),
        };

    /// <summary>Types of a block; of one whose signature is wrong, and reported, those of most blocks.</summary>
    public static (ForwardType Input, ForwardType Output) Of(ClassModel block, BlockTable blocks) => block.Forward is null
        ? (End(block, blocks, isFirst: true, []), End(block, blocks, isFirst: false, []))
        : Declared(block) ?? (ForwardType.Signal, ForwardType.Spikes);

    /// <summary>Whether the Forward of a block takes the state of a residual; a chain begins one where it needs it.</summary>
    public static bool AsksForResidual(ClassModel block) => Declared(block)?.Input == ForwardType.Residual;

    private static (ForwardType Input, ForwardType Output)? Declared(ClassModel block) =>
        block.Forward is { } forward && Signatures.TryGetValue(forward.Signature, out (ForwardType Input, ForwardType Output) types) ? types : null;

    /// <summary>Type at the first or last link of a chain; a block that contains itself is reported elsewhere.</summary>
    private static ForwardType End(ClassModel block, BlockTable blocks, bool isFirst, HashSet<string> seen)
    {
        ForwardType usual = isFirst ? ForwardType.Signal : ForwardType.Spikes;
        if (block.Properties.Count == 0 || !seen.Add(block.FullName))
        {
            return usual;
        }

        PropertyModel link = block.Properties[isFirst ? 0 : block.Properties.Count - 1];
        if (blocks.Find(link) is { } inner)
        {
            return inner.Forward is null ? End(inner, blocks, isFirst, seen) : isFirst ? Of(inner, blocks).Input : Of(inner, blocks).Output;
        }

        bool isResidual = isFirst ? TransformerReader.IsOnResidual(link) : TransformerReader.GivesResidual(link);
        return isResidual ? ForwardType.Residual : usual;
    }
}
