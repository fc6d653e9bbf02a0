using System.Globalization;
using System.Text.RegularExpressions;
using SnnDsl.Benchmarks.Stack;

namespace SnnDsl.Benchmarks.Library;

/// <summary>The source files of the library, measured in its builds.</summary>
internal static partial class SourceFiles
{
    private const string Root = "runtime-c/src";

    /// <summary>Columns of the table: heading, instruction set and core of the build.</summary>
    public static IReadOnlyList<(string Heading, string Set, string Core)> Columns { get; } =
    [
        ("portable, M4", "portable", "cortex-m4"),
        ("M0", "v6m", "cortex-m0"),
        ("M3", "v7m", "cortex-m3"),
        ("M4", "dsp", "cortex-m4"),
        ("M55", "mve", "cortex-m55"),
    ];

    /// <summary>All files with code, by path.</summary>
    public static IReadOnlyList<SourceFile> Measure()
    {
        string[] paths = [.. Directory.GetFiles(Root, "*.c", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Root, "*.S", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];
        string[] names = [.. paths.Select(path => Path.GetFileName(path))];
        var functions = names.ToDictionary(name => name, _ => new SortedSet<string>(StringComparer.Ordinal));
        var bytes = names.ToDictionary(name => name, _ => new int[Columns.Count]);
        var stack = names.ToDictionary(name => name, _ => 0);
        foreach (LibraryBuild build in LibraryBuild.All)
        {
            var bounds = new StackBounds(build.Make());
            foreach (Match member in Member().Matches(Tool.Run("arm-none-eabi-nm", "-g", "--defined-only", build.Archive)))
            {
                string file = member.Groups["file"].Value;
                foreach (string name in Name().Matches(member.Groups["symbols"].Value).Select(m => m.Groups["name"].Value))
                {
                    functions[file].Add(name);
                    stack[file] = Math.Max(stack[file], bounds.Of(name));
                }
            }

            int column = Columns.ToList().FindIndex(c => c.Set == build.Set && c.Core == build.Core);
            foreach (Match size in column < 0 ? [] : Size().Matches(Tool.Run("arm-none-eabi-size", build.Archive)).AsEnumerable())
            {
                bytes[size.Groups["file"].Value][column] = int.Parse(size.Groups["bytes"].Value, CultureInfo.InvariantCulture);
            }
        }

        return
        [
            .. paths.Zip(names, (path, name) => new SourceFile(Path.GetRelativePath(Root, path), [.. functions[name]], bytes[name], stack[name])),
        ];
    }

    [GeneratedRegex(@"^(?<file>\S+)\.obj:\n(?<symbols>(.+\n)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex(@"^[0-9a-f]+ T (?<name>\w+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    /// <summary>Text, data, bss, their sum in decimal and hexadecimal, and the file.</summary>
    [GeneratedRegex(@"^\s*(?<bytes>\d+)\s+\d+\s+\d+\s+\d+\s+[0-9a-f]+\s+(?<file>\S+)\.obj ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Size();
}
