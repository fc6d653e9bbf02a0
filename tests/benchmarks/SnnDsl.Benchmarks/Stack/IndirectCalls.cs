using System.Globalization;
using System.Text.RegularExpressions;

namespace SnnDsl.Benchmarks.Stack;

/// <summary>Kernels that a call by pointer can reach: all of its kind, so that a bound holds for each of them.</summary>
internal static partial class IndirectCalls
{
    /// <summary>The pointer's name in the source, and how the names of its kernels begin.</summary>
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["sum"] = "snn_sum_s",
        ["step"] = "snn_lif_",
        ["fire"] = "snn_bit_fire_",
        ["fire_of"] = "snn_bit_fire_",
        ["unpack"] = "snn_unpack_s",
        ["pack"] = "snn_pack_s",
        ["snap"] = "snn_snap_s",
        ["run"] = "snn_neuron_run_coded_s32",
    };

    /// <summary>Names of the kernels that the call at a place can reach.</summary>
    /// <param name="place">file:line:column of the call.</param>
    /// <param name="functions">Names of all functions.</param>
    /// <exception cref="BenchmarkException">The pointer is not in the table, or no kernel is of its kind.</exception>
    public static IReadOnlyList<string> Targets(string place, IEnumerable<string> functions)
    {
        string[] parts = place.Split(':');
        string line = File.ReadLines(parts[0]).ElementAt(int.Parse(parts[1], CultureInfo.InvariantCulture) - 1);
        Match call = Call().Match(line, int.Parse(parts[2], CultureInfo.InvariantCulture) - 1);
        string name = call.Groups["name"].Value;
        if (!Kinds.TryGetValue(name, out string? prefix))
        {
            throw new BenchmarkException($"{place} calls by a pointer '{name}' that {nameof(IndirectCalls)} does not know; say there which kernels it can reach.");
        }

        string[] targets = [.. functions.Where(f => f.StartsWith(prefix, StringComparison.Ordinal))];
        return targets.Length > 0 ? targets : throw new BenchmarkException($"{place}: there is no kernel {prefix}*.");
    }

    /// <summary>The last name before the first parenthesis.</summary>
    [GeneratedRegex(@"(?<name>\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();
}
