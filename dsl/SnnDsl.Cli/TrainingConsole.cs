using System.Globalization;
using SnnDsl.Training;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary>Shows a run to a person.</summary>
public static class TrainingConsole
{
    /// <summary>Trains the remaining epochs with a progress bar, saving a checkpoint after each.</summary>
    public static void Run(Trainer trainer, string checkpointPath)
    {
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                while (!trainer.IsDone)
                {
                    var task = context.AddTask($"epoch {trainer.History.Count + 1} of {trainer.Options.Epochs}", maxValue: trainer.StepsPerEpoch);
                    var result = trainer.RunEpoch(new DirectProgress<int>(done => task.Value = done));
                    task.StopTask();
                    Checkpoint.Save(trainer, checkpointPath);
                    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"epoch {result.Epoch}: loss {result.Loss:F4}, accuracy {result.Accuracy:P2}, rates {string.Join(" ", result.SpikeRates.Select(Percent))}");
                    if (result.SkippedSteps > 0)
                        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{result.SkippedSteps} steps were left out: loss or gradients not finite[/]");
                }
            });
    }

    /// <summary>Prints the spike rate of each layer.</summary>
    public static void PrintRates(IEnumerable<string> stages, IEnumerable<double> rates)
    {
        var table = new Table().Title("Mean spikes per neuron and time step").AddColumns("stage", "rate");
        foreach (var (stage, rate) in stages.Zip(rates))
            table.AddRow(stage, Percent(rate));
        AnsiConsole.Write(table);
    }

    private static string Percent(double rate) => rate.ToString("P1", CultureInfo.InvariantCulture);
}
