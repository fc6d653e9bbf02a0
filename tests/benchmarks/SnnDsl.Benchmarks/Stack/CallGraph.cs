using System.Globalization;
using System.Text.RegularExpressions;

namespace SnnDsl.Benchmarks.Stack;

/// <summary>A function of the library: bytes of its own frame, and what it calls.</summary>
/// <param name="Frame">Bytes of stack, parameters of calls included.</param>
/// <param name="Calls">Names of functions that are called by name.</param>
/// <param name="IndirectCalls">Places of calls by pointer: file:line:column.</param>
internal sealed record Function(int Frame, HashSet<string> Calls, HashSet<string> IndirectCalls);

/// <summary>Functions and calls as GCC writes them down beside its objects (-fcallgraph-info=su).</summary>
internal static partial class CallGraph
{
    private const string IndirectCall = "__indirect_call";

    /// <summary>All functions in the files of a folder, by name; static ones have the file before the name.</summary>
    /// <exception cref="BenchmarkException">A frame has no fixed size, or there are no files.</exception>
    public static Dictionary<string, Function> Read(string folder)
    {
        var functions = new Dictionary<string, Function>();
        string[] files = Directory.GetFiles(folder, "*.ci", SearchOption.AllDirectories);
        if (files.Length == 0)
        {
            throw new BenchmarkException($"There are no call graphs (*.ci) in {folder}; GCC writes them with SNN_STRICT=ON.");
        }

        foreach (string text in files.Select(File.ReadAllText))
        {
            foreach (Match node in Node().Matches(text))
            {
                if (node.Groups["kind"].Value != "static")
                {
                    throw new BenchmarkException($"{node.Groups["name"].Value} has a frame of {node.Groups["kind"].Value} size.");
                }

                functions[node.Groups["name"].Value] = new Function(int.Parse(node.Groups["bytes"].Value, CultureInfo.InvariantCulture), [], []);
            }

            foreach (Match edge in Edge().Matches(text))
            {
                Function from = functions[edge.Groups["from"].Value];
                bool isIndirect = edge.Groups["to"].Value == IndirectCall;
                (isIndirect ? from.IndirectCalls : from.Calls).Add(edge.Groups[isIndirect ? "place" : "to"].Value);
            }
        }

        return functions;
    }

    [GeneratedRegex("""^node: \{ title: "(?<name>[^"]+)" label: "[^"]*\\n(?<bytes>\d+) bytes \((?<kind>[^)]*)\)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Node();

    [GeneratedRegex("""^edge: \{ sourcename: "(?<from>[^"]+)" targetname: "(?<to>[^"]+)"( label: "(?<place>[^"]*)")?""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Edge();
}
