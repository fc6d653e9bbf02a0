using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>A property on a residual: the stages it becomes, and how they connect.</summary>
/// <param name="Name">Name of the property in the network.</param>
/// <param name="Blocks">Branches and what they join; without <paramref name="Shortcut"/> a single branch.</param>
/// <param name="Shortcut">What the current of each branch is added to; <see langword="null"/> for a branch alone.</param>
/// <param name="Element">Place of the property.</param>
internal sealed record TransformerPart(string Name, EquatableArray<BranchPart> Blocks, ResidualShortcut? Shortcut, int Element)
{
    /// <summary>All stages in the order of the data.</summary>
    public IEnumerable<StageDeclaration> Stages => Blocks.SelectMany(b => b.Stages);

    /// <summary>Type of the property in a class with Forward.</summary>
    public StageKind Kind => Shortcut is null ? StageKind.Branch : StageKind.ResidualStage;
}

/// <summary>A branch: stages from the neuron on the residual to the current that joins it; or heads.</summary>
internal abstract record BranchPart
{
    /// <summary>The stages in the order of the data.</summary>
    public abstract EquatableArray<StageDeclaration> Stages { get; }
}

/// <summary>Neurons, projections of queries, keys and values, the map, and the projection of its output.</summary>
internal sealed record AttentionPart(
    StageDeclaration Listen, StageDeclaration Query, StageDeclaration Key, StageDeclaration Value, StageDeclaration Map, StageDeclaration Project)
    : BranchPart
{
    public override EquatableArray<StageDeclaration> Stages => [Listen, Query, Key, Value, Map, Project];
}

/// <summary>Neurons, a projection to more channels, and one back.</summary>
internal sealed record MlpPart(StageDeclaration Listen, StageDeclaration Expand, StageDeclaration Contract) : BranchPart
{
    public override EquatableArray<StageDeclaration> Stages => [Listen, Expand, Contract];
}

/// <summary>Read-outs of the two newest states.</summary>
internal sealed record HeadsPart(StageDeclaration Heads) : BranchPart
{
    public override EquatableArray<StageDeclaration> Stages => [Heads];
}
