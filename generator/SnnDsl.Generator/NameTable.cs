using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Generator;

/// <summary>A network's names: what it becomes in C, and which of its names are taken by an earlier network.</summary>
/// <param name="Key">Full metadata name of the class.</param>
/// <param name="HintName">Start of the names of its generated C# files, unique whatever the letters' case.</param>
/// <param name="HasCollision">Whether another network has the same name in C.</param>
/// <param name="Collision">The issue, for all but the first of the networks with the same name.</param>
internal sealed record NetworkNames(string Key, string HintName, bool HasCollision, Issue? Collision);

/// <summary>The names of all networks and blocks of a project: the only step that looks at more than one network.</summary>
internal sealed record NameTable(EquatableArray<NetworkNames> Networks)
{
    public static NameTable Of(IReadOnlyList<NetworkSymbols> networks, IReadOnlyList<string> blocks)
    {
        var names = new List<NetworkNames>();
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (NetworkSymbols network in networks)
        {
            NetworkSymbols[] same = [.. networks.Where(n => n.SharedWith(network) is not null)];
            string key = network.Key;
            Issue? collision = key == same[0].Key ? null : IssueCatalogue.NameCollision.At(0, same[0].Key, key, same[0].SharedWith(network)!);
            names.Add(new NetworkNames(key, UniqueHint(key, hints), same.Length > 1, collision));
        }

        // A class that is both, by mistake, has one name.
        foreach (string block in blocks.Where(b => networks.All(n => n.Key != b)))
        {
            names.Add(new NetworkNames(block, UniqueHint(block, hints), HasCollision: false, Collision: null));
        }

        return new NameTable(names.ToEquatableArray());
    }

    public NetworkNames Find(string key) => Networks.First(n => n.Key == key);

    private static string UniqueHint(string key, HashSet<string> taken)
    {
        string hint = key;
        for (int i = 2; !taken.Add(hint); i++)
        {
            hint = $"{key}_{Invariant.Text(i)}";
        }

        return hint;
    }
}
