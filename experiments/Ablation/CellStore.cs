using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Experiments.Ablation;

/// <summary>The cells of an ablation. Folders are named by what the networks depend on: other settings use other files.</summary>
internal sealed class CellStore
{
    private readonly CellFolder<AblationCell> _base;
    private readonly CellFolder<AblationCell> _pruned;

    internal CellStore(string folder, NetworkDeclaration declaration, AblationSettings settings)
    {
        _base = new(Path.Combine(folder, "base-" + settings.BaseHash(declaration)));
        _pruned = new(Path.Combine(folder, "pruned-" + settings.PrunedHash(declaration)));
    }

    internal string Checkpoint(AblationKey key) => _base.Checkpoint($"{key with { Criterion = AblationKey.AllChannels }}");

    internal bool Contains(AblationKey key) => FolderOf(key).Contains($"{key}");

    /// <summary>All cells of these settings, whatever axes they were computed for.</summary>
    internal IReadOnlyList<AblationCell> All() => [.. _base.All(), .. _pruned.All()];

    internal void Save(AblationCell cell) => FolderOf(cell.Key).Save($"{cell.Key}", cell);

    private CellFolder<AblationCell> FolderOf(AblationKey key) => key.IsBase ? _base : _pruned;
}
