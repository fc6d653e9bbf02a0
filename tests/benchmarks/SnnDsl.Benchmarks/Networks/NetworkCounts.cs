using System.Globalization;

namespace SnnDsl.Benchmarks.Networks;

/// <summary>What a network needs on a core: means of instructions over the images.</summary>
internal sealed record NetworkCounts(
    string Network, string Core, string Rival, long Instructions, long FlashBytes, long RamBytes, long StackBytes, IReadOnlyDictionary<int, long> Layers)
{
    /// <summary>Reads what the firmware prints.</summary>
    public static NetworkCounts Parse(string network, string core, string rival, string output)
    {
        Dictionary<string, long> fields = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split('='))
            .ToDictionary(f => f[0], f => long.Parse(f[1], CultureInfo.InvariantCulture));
        Dictionary<int, long> layers = fields.Where(f => f.Key.StartsWith("layer", StringComparison.Ordinal))
            .ToDictionary(f => int.Parse(f.Key["layer".Length..], CultureInfo.InvariantCulture), f => f.Value);
        return new NetworkCounts(
            network, core, rival, fields["instructions"], fields["flash_bytes"], fields["ram_bytes"], fields["stack_bytes"], layers);
    }
}
