using SnnDsl.Experiments.Ablation;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Experiments;

public sealed class AblationTests : IDisposable
{
    private static readonly AblationSettings Settings = new(
        [new("vanilla", new QuantizerOptions(QuantizerMethod.Vanilla)), new("rescaw", QuantizerOptions.Default)],
        ["random", "svs"],
        [2],
        [1, 2],
        0.5m,
        ShortcutChannels.ByPosition,
        new Recipe { Epochs = 1, BatchSize = 16, LearningRate = 0.01 },
        FineTuneEpochs: 1,
        FineTuneLearningRate: 0.005,
        TrainingImages: 160);

    private readonly string _folder = Directory.CreateTempSubdirectory("snn-ablation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Networks_are_computed_once_and_reported()
    {
        var first = Run(Settings);
        Assert.Equal(12, first.Count);
        var pruned = first.First(c => c.Key.Criterion == "svs");
        var whole = first.First(c => c.Key == pruned.Key with { Criterion = AblationKey.AllChannels });
        Assert.True(pruned.Bytes < whole.Bytes);
        Assert.Equal(whole.Accuracy, whole.BeforeFineTuning);

        var times = Files();
        var second = Run(Settings with { Criteria = ["svs", "l1"] });
        Assert.Equal(16, second.Count); // The random ones are still reported.
        Assert.All(times, file => Assert.Equal(file.Value, Files()[file.Key]));
        Assert.Equal(4, Run(Settings with { Ratio = 0.25m, Criteria = [] }).Count);

        var report = new AblationReport(second);
        Assert.Equal(8, report.Summary().Rows.Count);
        Assert.Contains("of the channels removed", report.ToMarkdown("Net", "images", Settings), StringComparison.Ordinal);
        Assert.Contains(report.Differences().Rows, row => row.Take(6).SequenceEqual(["-", "2", "rescaw", "vanilla", "accuracy", "2"]));
        Assert.Contains(report.Differences().Rows, row => row.Take(6).SequenceEqual(["rescaw", "2", "svs", "random", "before fine-tuning", "2"]));
        AblationPlot.Save(report, Path.Combine(_folder, "ablation.png"));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], File.ReadAllBytes(Path.Combine(_folder, "ablation.png"))[..4]);
    }

    [Fact]
    public void Fewer_bits_are_compared_with_more()
    {
        AblationCell Cell(int bits, int seed, double accuracy) =>
            new(new AblationKey("rescaw", bits, seed, AblationKey.AllChannels), accuracy, accuracy, [0.1], 100, 1, 1);
        var report = new AblationReport([Cell(8, 1, 0.9), Cell(2, 1, 0.89), Cell(8, 2, 0.91), Cell(2, 2, 0.88), Cell(4, 1, 0.9), Cell(4, 2, 0.9)]);
        Assert.DoesNotContain("removed", report.ToMarkdown("Net", "images", Settings), StringComparison.Ordinal);
        var rows = report.Differences().Rows;
        Assert.Equal(["2 4", "2 8", "4 8"], rows.Select(row => $"{row[2]} {row[3]}"));
        Assert.Equal(["rescaw", "-", "2", "8", "accuracy", "2", "-2.00"], rows[1].Take(7));
    }

    private IReadOnlyList<AblationCell> Run(AblationSettings settings)
    {
        var declaration = NetworkBuilder.Graph(typeof(SmallNet)).Declaration;
        var store = new CellStore(_folder, declaration, settings);
        var run = new AblationRun(declaration, settings, store, Stripes.Create(320, 1), Stripes.Create(64, 2));
        foreach (var key in run.Keys())
            run.Run(key, new Ignored());
        return store.All();
    }

    private Dictionary<string, DateTime> Files() =>
        Directory.GetFiles(_folder, "*.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private sealed class Ignored : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
