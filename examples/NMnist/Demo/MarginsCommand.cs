using System.CommandLine;
using System.Globalization;
using SnnDsl.Cli;
using SnnDsl.Compiler;
using SnnDsl.Data;
using Spectre.Console;

namespace NMnist.Demo;

/// <summary><c>margins</c>: how much accuracy it costs to end recordings early, for margins that are powers of two.</summary>
internal static class MarginsCommand
{
    private const int LeastPower = 18;
    private const int MostPower = 29;

    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    internal static Command Create(Type network)
    {
        var data = DataOption.Create();
        var parameters = new Option<string>("--parameters") { Description = "Trained parameters to read", DefaultValueFactory = _ => StreamNetwork.ParametersOf(network) };
        var command = new Command("margins", "Accuracy and time steps if recordings end once the best score is so much above the second") { data, parameters };
        command.SetAction(result => ErrorReport.Guard(() => Run(network, Recordings.Load(result.GetValue(data)), result.GetValue(parameters)!)));
        return command;
    }

    private static void Run(Type network, TrainingData data, string parameters)
    {
        var simulator = new StreamSimulator(TrainedNetwork.Load(network, File.ReadAllText(parameters)).Graph);
        int[][][] train = Scores(simulator, data.Train);
        int[][][] test = Scores(simulator, data.Test);
        Table table = new Table { Title = new TableTitle(network.Name) }
            .AddColumns("margin", "accuracy, training", "time steps, training", "accuracy, test", "time steps, test");
        foreach (int? margin in Enumerable.Range(LeastPower, MostPower - LeastPower + 1).Select(power => (int?)(1 << power)).Append(null))
        {
            table.AddRow([margin?.ToString(CultureInfo.InvariantCulture) ?? "none", .. Figures(train, data.Train, margin), .. Figures(test, data.Test, margin)]);
        }

        AnsiConsole.Write(table);
    }

    private static int[][][] Scores(StreamSimulator simulator, ImageDataSet data)
    {
        var scores = new int[data.Count][][];
        Parallel.For(0, data.Count, i => scores[i] = [.. simulator.Scores(data.Image(i).ToArray())]);
        return scores;
    }

    private static string[] Figures(int[][][] scores, ImageDataSet data, int? margin)
    {
        StreamedRecording[] ends = [.. scores.Select(steps => StreamSimulator.End(steps, margin))];
        double accuracy = ends.Index().Count(end => end.Item.Label == data.Labels.Span[end.Index]) / (double)ends.Length;
        return [accuracy.ToString("P2", CultureInfo.InvariantCulture), ends.Average(end => end.Steps).ToString("0.00", CultureInfo.InvariantCulture)];
    }
}
