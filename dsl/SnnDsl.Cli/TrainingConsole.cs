using System.Globalization;
using SnnDsl.Training;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary>A run on the console of a person.</summary>
public static class TrainingConsole
{
    /// <summary>Trains the epochs that are left: with a bar where there is a terminal, with a line for each epoch elsewhere. Ctrl-C stops
    /// between two steps.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the message says how to go on.</exception>
    public static void Run(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.ResumedEpochs > 0)
            Line($"Continuing after epoch {run.ResumedEpochs} from {run.Checkpoint}");
        using var cancellation = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            cancellation.Cancel();
        }
        Console.CancelKeyPress += Stop;
        try
        {
            if (AnsiConsole.Profile.Capabilities.Interactive)
                WithBar(run, cancellation.Token);
            else
                run.ToEnd(new TextProgress(Console.Out), cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException($"Stopped. {run.Checkpoint} holds {run.History.Count} of {run.Recipe.Epochs} epochs; the same command goes on from there.");
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    /// <summary>Prints the spike rate of each layer.</summary>
    public static void PrintRates(IEnumerable<string> stages, IEnumerable<double> rates)
    {
        var table = new Table().Title("Mean spikes per neuron and time step").AddColumns("stage", "rate");
        foreach (var (stage, rate) in stages.Zip(rates))
            table.AddRow(stage, Percent(rate));
        AnsiConsole.Write(table);
    }

    private static void WithBar(TrainingRun run, CancellationToken cancellation) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var all = context.AddTask("", maxValue: 1);
                run.ToEnd(new DirectProgress<RunProgress>(progress => Report(all, progress)), cancellation);
            });

    private static void Report(ProgressTask all, RunProgress progress)
    {
        all.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {progress.Epochs}");
        all.Value = progress.Share;
        if (progress.Result is not { } result)
            return;
        Line($"epoch {result.Epoch}: loss {result.Loss:F4}, validation accuracy {result.Accuracy:P2}, rates {string.Join(" ", result.SpikeRates.Select(Percent))}");
        if (result.SkippedSteps > 0)
            Line($"[yellow]{result.SkippedSteps} steps were left out: loss or gradients not finite[/]");
    }

    private static void Line(FormattableString text) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);

    private static string Percent(double rate) => rate.ToString("P1", CultureInfo.InvariantCulture);
}
