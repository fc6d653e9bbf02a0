using System.Globalization;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Export;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary>What <c>prune</c> does: score, select, remove, fine-tune, export, report.</summary>
internal static class PruneRun
{
    internal static void Run(Type network, TrainingData data, PruneOptions options)
    {
        var graph = NetworkBuilder.Graph(network);
        var ratios = PruningRatios.Of(graph.Declaration, options.Ratio);
        using var model = LoadBase(graph, options);
        var divided = ExportImages.Split(data, options.FineTuning.ValidationShare, options.FineTuning.SplitSeed);
        var whole = Evaluation.Run(model, divided.Validation);

        var images = new ScoringImages(divided.Train, options.FineTuning.Augmentation, options.FineTuning.Seed, options.Batches);
        var scores = PruningCriteria.Create(options.Criterion, options.FineTuning.Seed).Score(model, images);
        var selection = ChannelSelector.Run(graph, scores, ratios, options.Shortcuts);
        var pruned = ChannelRemoval.Run(model, selection, options.FineTuning.Quantizer);
        PrintSelection(selection, options);
        var removed = Evaluation.Run(pruned, divided.Validation);
        Line($"Validation accuracy {whole.Accuracy:P2}, {removed.Accuracy:P2} after removal");

        var origin = $"pruned from {Checkpoint.Hash(options.BaseCheckpoint)}, {selection}";
        if (options.Initial is { } initial)
        {
            Checkpoint.LoadWeights(pruned, initial);
            origin += $", from {Checkpoint.Hash(initial)}";
            Line($"Starting from the weights in '{initial}'");
        }
        using var run = TrainingRun.Continue(pruned, data, options.FineTuning, new RunSettings { Folder = options.Work, Origin = origin });
        TrainCommand.Run(run, options.Output);
        PrintComparison(
            ("trained", graph, whole),
            ("channels removed", pruned.Graph, removed),
            ("fine-tuned", pruned.Graph, Evaluation.Run(pruned, divided.Validation)));
    }

    private static SpikingNetwork LoadBase(FloatGraph graph, PruneOptions options)
    {
        var (quantizer, epochs, history) = Checkpoint.ReadRun(options.BaseCheckpoint);
        var isFloat = quantizer.Method == QuantizerMethod.None;
        if (isFloat != (options.Order == PruningOrder.PruneThenQuantize))
        {
            throw new InvalidDataException($"'{options.BaseCheckpoint}' was trained with the quantizer {quantizer.Method}: "
                + (isFloat ? "use --order prune-then-quantize." : "prune-then-quantize starts from one trained with --quantizer float."));
        }
        Line($"Pruning '{options.BaseCheckpoint}' after epoch {history.Count} of {epochs}");
        var model = NetworkBuilder.Build(graph, seed: 0, quantizer: quantizer);
        Checkpoint.LoadWeights(model, options.BaseCheckpoint);
        return model;
    }

    private static void PrintSelection(ChannelSelection selection, PruneOptions options)
    {
        var table = new Table().Title($"Output channels, kept by {options.Criterion}").AddColumns("stage", "declared", "kept");
        foreach (var stage in selection.Stages)
            table.AddRow(stage.Stage, Text($"{stage.Declared}"), Text($"{stage.Channels.Count}"));
        AnsiConsole.Write(table);
    }

    private static void PrintComparison(params (string Name, FloatGraph Graph, Evaluation Result)[] rows)
    {
        var table = new Table().AddColumns("network", "validation accuracy", "spike rates", "parameters", "bytes on the target", "synaptic operations (estimate)");
        foreach (var (name, graph, result) in rows)
        {
            var counts = ParameterCounts.Of(graph);
            table.AddRow(
                name,
                Text($"{result.Accuracy:P2}"),
                string.Join(' ', result.SpikeRates.Select(rate => Text($"{rate:P1}"))),
                Text($"{counts.Total:N0}"),
                Text($"{ModelSize.TargetBytes(counts):N0}"),
                Text($"{SynapticOperations.Estimate(graph, result.SpikeRates).Accumulates:N0}"));
        }
        AnsiConsole.Write(table);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static void Line(FormattableString text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
}
