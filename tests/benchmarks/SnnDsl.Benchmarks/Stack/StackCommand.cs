using System.Text.RegularExpressions;

namespace SnnDsl.Benchmarks.Stack;

/// <summary>Bounds of the stack that the library's functions take, from the frames and calls that GCC reports.</summary>
internal static partial class StackCommand
{
    private const string Others = "SNN_STACK_OTHERS";

    /// <summary>Functions that generated code calls beside those of its layers.</summary>
    private static readonly string[] NotOfLayers =
    [
        "snn_argmax_s32", "snn_events_push", "snn_has_spikes", "snn_margin_s32", "snn_restore", "snn_save",
        "snn_state_has_codes", "snn_state_reset", "snn_state_reset_s16",
    ];

    /// <summary>Writes the header.</summary>
    public static void Run()
    {
        Dictionary<string, int[]> rows = Compute();
        Tool.Write(StackHeader.Path, StackHeader.Text(rows));
        Console.WriteLine($"{StackHeader.Path}: {rows.Count} functions, at most {rows.Values.Max(bytes => bytes.Max())} bytes.");
    }

    /// <summary>Whether the header's bounds hold for the library as it is.</summary>
    public static bool Check()
    {
        Dictionary<string, int[]> rows = Compute();
        Dictionary<string, int[]> stated = StackHeader.Read();
        string[] faults =
        [
            .. rows.Keys.Except(stated.Keys).Select(name => $"{name} is missing"),
            .. stated.Keys.Except(rows.Keys).Select(name => $"{name} is of a function that is not there"),
            .. from row in rows
               where stated.ContainsKey(row.Key)
               from set in Enumerable.Range(0, StackHeader.Sets.Count)
               where row.Value[set] > stated[row.Key][set]
               select $"{row.Key}, {StackHeader.Sets[set]}: takes {row.Value[set]} bytes, stated are {stated[row.Key][set]}",
        ];
        foreach (string fault in faults)
        {
            Console.Error.WriteLine($"{StackHeader.Path}: {fault}; ./bench.sh stack writes it anew.");
        }

        return faults.Length == 0;
    }

    private static Dictionary<string, int[]> Compute()
    {
        string[] entries = [.. Directory.GetFiles("runtime-c/include/snn", "*.h")
            .SelectMany(path => Declaration().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["name"].Value)
            .Where(name => name != "snn_trace") // Of the application.
            .Distinct()];
        Dictionary<string, int[]> rows = entries.ToDictionary(StackHeader.Macro, _ => new int[StackHeader.Sets.Count]);
        foreach (LibraryBuild build in LibraryBuild.All)
        {
            var bounds = new StackBounds(build.Make());
            int column = StackHeader.Sets.ToList().IndexOf(build.Set);
            foreach (string entry in entries)
            {
                int[] row = rows[StackHeader.Macro(entry)];
                row[column] = Math.Max(row[column], bounds.Of(entry));
            }
        }

        rows[Others] = [.. Enumerable.Range(0, StackHeader.Sets.Count).Select(set => NotOfLayers.Max(name => rows[StackHeader.Macro(name)][set]))];
        return rows;
    }

    /// <summary>A function that a public header declares.</summary>
    [GeneratedRegex(@"^(SNN_HOT )?(void|int|uint16_t|uint32_t|int32_t) (?<name>snn_\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
