namespace SnnDsl.Benchmarks.Stack;

/// <summary>A build of the library.</summary>
/// <param name="Set">Its instruction set, as snn/stack.h has it.</param>
/// <param name="Core">Core of the build.</param>
/// <param name="IsPortable">Whether it is portable C alone.</param>
internal sealed record LibraryBuild(string Set, string Core, bool IsPortable)
{
    /// <summary>All builds that figures of the library hold for.</summary>
    public static IReadOnlyList<LibraryBuild> All { get; } =
    [
        new("portable", "cortex-m0", true), new("portable", "cortex-m4", true),
        new("v6m", "cortex-m0", false), new("v7m", "cortex-m3", false),
        new("dsp", "cortex-m4", false), new("dsp", "cortex-m7", false), new("dsp", "cortex-m33", false),
        new("mve", "cortex-m55", false),
    ];

    private string Folder => $"build/{Core}{(IsPortable ? "-portable" : "")}";

    /// <summary>The archive, once it is made.</summary>
    public string Archive => $"{Folder}/runtime-c/libsnn.a";

    /// <summary>Makes the archive; returns its functions by name.</summary>
    /// <exception cref="BenchmarkException">A tool fails, or a frame is not known.</exception>
    public Dictionary<string, Function> Make()
    {
        Tool.Build(Core, "snn", IsPortable ? "-portable" : "", $"-DSNN_PORTABLE={(IsPortable ? "ON" : "OFF")}");
        Dictionary<string, Function> functions = CallGraph.Read($"{Folder}/runtime-c/CMakeFiles/snn.dir/src");
        foreach ((string name, Function function) in AssemblerFrames.Read(Archive))
        {
            functions[name] = function;
        }

        return functions;
    }
}
