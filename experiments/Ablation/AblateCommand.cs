using System.CommandLine;
using SnnDsl.Cli;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;

namespace SnnDsl.Experiments.Ablation;

/// <summary><c>ablate</c>: trains a network class with quantizers, bits, criteria of pruning and seeds in all combinations, continuing
/// where an interrupted run stopped, and reports what each part is worth.</summary>
public static class AblateCommand
{
    private static readonly NamedQuantizer[] Quantizers =
    [
        new("vanilla", new QuantizerOptions(QuantizerMethod.Vanilla)),
        new("rescaw", new QuantizerOptions(QuantizerMethod.ReScaW)),
        new("rescaw-max", new QuantizerOptions(QuantizerMethod.ReScaW, WeightScale.Maximum)),
        new("rescaw-percentile", new QuantizerOptions(QuantizerMethod.ReScaW, WeightScale.Percentile)),
    ];

    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    /// <param name="recipe">Options of the training.</param>
    public static Command Create(Type network, Func<string?, TrainingData> load, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        var data = DataOption.Create();
        var quantizers = Comparison.List("--quantizers", "Quantizers", [.. Quantizers.Select(q => q.Name)], "vanilla", "rescaw");
        var criteria = Comparison.List("--criteria", "Criteria of pruning; none to compare quantizers only", [.. PruningCriteria.Names, AblationKey.AllChannels], "random", "l1", "membrane", "svs");
        var bits = Comparison.List("--bits", "Bits of the hidden layers' weights", ["8", "4", "2"], "8", "4", "2");
        var seeds = Comparison.Number("--seeds", "Number of networks per combination, seeds from 1", 5);
        var images = Comparison.Number("--images", "Training images, the first ones", 12000);
        var epochs = Comparison.Number("--epochs", "Epochs before pruning", 6);
        var fineTune = Comparison.Number("--fine-tune-epochs", "Epochs after pruning", 3, minimum: 0);
        var rate = new Option<double>("--fine-tune-rate") { Description = "Peak learning rate after pruning", DefaultValueFactory = _ => recipe.LearningRate / 2 };
        var ratio = new Option<decimal>("--ratio") { Description = "Share of channels to remove from each stage with [Prune], or from every hidden stage and the first if none has it", DefaultValueFactory = _ => 0.4m };
        var shortcuts = new Option<bool>("--aligned") { Description = "Keep the same channels in stages that identity shortcuts join" };
        var threads = Comparison.Number("--threads", "Processor threads", 1);
        var work = new Option<string>("--work") { Description = "Folder of cells and report", DefaultValueFactory = _ => Path.Combine("artifacts", network.Name, "ablation") };
        var command = new Command(network.Name, $"Compares quantizers, criteria of pruning and bits on {network.Name} over several seeds")
        {
            data, quantizers, criteria, bits, seeds, images, epochs, fineTune, rate, ratio, shortcuts, threads, work,
        };
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            TrainCommand.UseThreads(result.GetValue(threads));
            var settings = new AblationSettings(
                [.. Quantizers.Where(q => result.GetValue(quantizers)!.Contains(q.Name))],
                [.. result.GetValue(criteria)!.Where(c => c != AblationKey.AllChannels)],
                Comparison.Numbers(result.GetValue(bits)!),
                [.. Enumerable.Range(1, result.GetValue(seeds))],
                result.GetValue(ratio),
                result.GetValue(shortcuts) ? ShortcutChannels.Aligned : ShortcutChannels.ByPosition,
                recipe with { Epochs = result.GetValue(epochs) },
                result.GetValue(fineTune),
                result.GetValue(rate),
                result.GetValue(images));
            Run(network, load(result.GetValue(data)), settings, result.GetValue(work)!);
        }));
        return command;
    }

    private static void Run(Type network, TrainingData data, AblationSettings settings, string folder)
    {
        var declaration = NetworkBuilder.Graph(network).Declaration;
        var store = new CellStore(folder, declaration, settings);
        var run = new AblationRun(declaration, settings, store, data.Train, data.Test);
        Comparison.Run([.. run.Keys()], run.Run);
        var report = new AblationReport(store.All());
        AblationPlot.Save(report, Path.Combine(folder, "ablation.png"));
        var markdown = report.ToMarkdown(declaration.Name, $"{data.Test.Name}, {data.TestName}", settings);
        Comparison.Write(Path.Combine(folder, "ablation"), markdown, report.Cells(), report.Summary(), report.Differences());
    }
}
