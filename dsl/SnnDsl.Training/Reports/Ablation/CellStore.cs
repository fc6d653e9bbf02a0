using System.Text.Json;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Training.Reports.Ablation;

/// <summary>Keeps what is computed, one file per network, so that an ablation goes on where it stopped. Folders are named by what the
/// networks depend on: other settings use other files.</summary>
internal sealed class CellStore
{
    private readonly string _base;
    private readonly string _pruned;

    internal CellStore(string folder, NetworkDeclaration declaration, AblationSettings settings)
    {
        _base = Path.Combine(folder, "base-" + settings.BaseHash(declaration));
        _pruned = Path.Combine(folder, "pruned-" + settings.PrunedHash(declaration));
        Directory.CreateDirectory(_base);
        Directory.CreateDirectory(_pruned);
    }

    internal string Checkpoint(AblationKey key) => Path.Combine(_base, key with { Criterion = AblationKey.AllChannels } + ".checkpoint");

    internal bool Contains(AblationKey key) => File.Exists(FileOf(key));

    /// <summary>All cells of these settings, whatever axes they were computed for.</summary>
    internal IReadOnlyList<AblationCell> All() => [.. new[] { _base, _pruned }
        .SelectMany(folder => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        .Select(file => JsonSerializer.Deserialize<AblationCell>(File.ReadAllText(file))!)];

    internal void Save(AblationCell cell)
    {
        var path = FileOf(cell.Key);
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(cell));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private string FileOf(AblationKey key) => Path.Combine(key.IsBase ? _base : _pruned, key + ".json");
}
