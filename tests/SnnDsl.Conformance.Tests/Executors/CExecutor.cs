using System.Globalization;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Compiles many networks into few programs and runs them on a target.</summary>
/// <param name="target">Where they run.</param>
/// <param name="purpose">Names the folder: callers with different networks do not undo each other's work.</param>
internal sealed class CExecutor(Target target, string purpose) : IExecutor
{
    private const int MaximumCrashes = 20;

    private readonly string _folder = Path.Combine(Repository.Workspace, purpose, target.Name);

    public string Name => target.Name;

    public IReadOnlyList<CaseOutcome> Run(IReadOnlyList<NetworkCase> cases)
    {
        target.RequireTools();
        IReadOnlyList<Batch> batches = Batch.Split(cases, target);
        WriteSources(batches);
        Build();
        return [.. batches.SelectMany(b => Join(b, RunBatch(b)))];
    }

    private void WriteSources(IReadOnlyList<Batch> batches)
    {
        string sources = Path.Combine(_folder, "sources");
        Directory.CreateDirectory(sources);
        foreach (string old in Directory.GetDirectories(sources).Where(d => batches.All(b => b.Name != Path.GetFileName(d))))
        {
            Directory.Delete(old, recursive: true);
        }

        foreach (Batch batch in batches)
        {
            BatchFiles.WriteSources(Path.Combine(sources, batch.Name), batch);
        }
    }

    private void Build()
    {
        string build = Path.Combine(_folder, "build");
        string source = Path.Combine(Repository.Root, "tests", "conformance");
        string[] options = [.. target.CMakeOptions, $"-DSNN_BATCHES={Path.Combine(_folder, "sources")}"];
        Tool.RunOrThrow("cmake", Repository.Root, ["-S", source, "-B", build, "-G", "Ninja", .. options]);
        Tool.RunOrThrow("cmake", Repository.Root, "--build", build, "--parallel", "2");
    }

    /// <summary>One outcome per network: that of its second run belongs to that of its first.</summary>
    private static IEnumerable<CaseOutcome> Join(Batch batch, IReadOnlyList<CaseOutcome> outcomes) => batch.Runs
        .Zip(outcomes, (run, outcome) => (run.Case, Outcome: outcome with { IsStreamed = run.Schedule.IsStreaming }))
        .GroupBy(pair => pair.Case.Name)
        .Select(runs => runs.First().Outcome with { Other = runs.Skip(1).FirstOrDefault().Outcome });

    /// <summary>One outcome per run.</summary>
    private List<CaseOutcome> RunBatch(Batch batch)
    {
        string folder = Path.Combine(_folder, "run", batch.Name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        BatchFiles.WriteInput(Path.Combine(folder, "input.bin"), batch);
        var outcomes = new List<CaseOutcome>();
        for (int crashes = 0; outcomes.Count < batch.Runs.Count; crashes++)
        {
            (int exitCode, string output) = RunFrom(batch, folder, outcomes.Count);
            CaseOutcome? outcome;
            while (outcomes.Count < batch.Runs.Count
                && (outcome = TraceReader.Read(Trace(folder, outcomes.Count), batch.Runs[outcomes.Count].Case, batch.Slots > 1)) is not null)
            {
                outcomes.Add(outcome);
            }

            if (outcomes.Count < batch.Runs.Count)
            {
                outcomes.Add(new CaseOutcome([], 0, $"ended with {exitCode} while it ran:\n{output}"));
            }
            else if (exitCode != 0)
            {
                throw new InvalidOperationException($"{Name}: all networks ran, but the program ended with {exitCode}:\n{output}");
            }

            if (crashes > MaximumCrashes)
            {
                throw new InvalidOperationException($"{Name}: more than {MaximumCrashes} networks crash; the last one {outcomes[^1].Failure}");
            }
        }

        return outcomes;
    }

    /// <summary>Runs the networks from one on. Paths are relative: a board's command line is short and splits at blanks.</summary>
    private (int ExitCode, string Output) RunFrom(Batch batch, string folder, int first)
    {
        string program = Path.Combine(_folder, "build", batch.Name);
        string[] arguments = ["input.bin", "trace", first.ToString(CultureInfo.InvariantCulture)];
        return target.Core is null
            ? Tool.Run(program, folder, arguments)
            : Tool.Run(Path.Combine(Repository.Root, "runtime-c", "cmake", "qemu_run.sh"), folder, [target.Core, program + ".elf", .. arguments]);
    }

    private static string Trace(string folder, int index) =>
        Path.Combine(folder, "trace" + index.ToString(CultureInfo.InvariantCulture));
}
