using System.Text.Json;

namespace SnnDsl.Experiments;

/// <summary>Keeps what is computed, one file per network, so that a comparison goes on where it stopped.</summary>
/// <typeparam name="TCell">What one network gave.</typeparam>
internal sealed class CellFolder<TCell>
{
    private readonly string _folder;

    internal CellFolder(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>File of the state between two epochs.</summary>
    internal string Checkpoint(string name) => Path.Combine(_folder, name + ".checkpoint");

    internal bool Contains(string name) => File.Exists(FileOf(name));

    /// <summary>All cells of the folder, whatever axes they were computed for, in the order of their names.</summary>
    internal IReadOnlyList<TCell> All() =>
        [.. Directory.GetFiles(_folder, "*.json").Order(StringComparer.Ordinal).Select(file => JsonSerializer.Deserialize<TCell>(File.ReadAllText(file))!)];

    internal void Save(string name, TCell cell)
    {
        var path = FileOf(name);
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(cell));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private string FileOf(string name) => Path.Combine(_folder, name + ".json");
}
