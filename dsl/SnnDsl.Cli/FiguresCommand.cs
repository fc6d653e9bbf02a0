using System.CommandLine;
using System.Globalization;
using SnnDsl.Cli.Arguments;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Issues;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary>The command <c>figures</c>: measures the integers of a file and writes accuracies and spike rates into it anew, each with the
/// data that it is of. Integers stay what they are.</summary>
public static class FiguresCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    public static Command Create(Type network, Func<string?, TrainingData> load)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(load);
        var (data, name) = (DataOption.Create(), DataOption.Name());
        var parameters = ParametersOption.Read(network);
        var share = new Option<double>("--validation") { Description = "Share of the training images that was held out; 0 if the network learned from all of them", DefaultValueFactory = _ => new Recipe().ValidationShare };
        var seed = new Option<int>("--split-seed") { Description = "Seed that the images are drawn by", DefaultValueFactory = _ => new Recipe().SplitSeed };
        var epoch = new Choice<EpochChoice>("--export-epoch", "Epoch that was exported", [("best", EpochChoice.Best), ("last", EpochChoice.Last)], EpochChoice.Last);
        var command = new Command("figures", $"Measures a trained {network.Name} and writes accuracies and spike rates into its file; integers stay") { data, name, parameters, share, seed, epoch.Option };
        command.SetAction(result => ErrorReport.Guard(() =>
        {
            var path = result.GetValue(parameters)!;
            OutputFile.Check(path);
            var images = ExportImages.Split(load(result.GetValue(data)).Named(result.GetValue(name)), result.GetValue(share), result.GetValue(seed));
            Run(network, path, images, epoch.Read(result));
        }));
        return command;
    }

    private static void Run(Type network, string path, ExportImages images, EpochChoice choice)
    {
        var issues = new IssueSink();
        var artifact = ArtifactReader.Read(network.Name, File.ReadAllText(path), issues)
            ?? throw new InvalidDataException(string.Join(Environment.NewLine, issues.ToArray()));
        var epoch = choice == EpochChoice.Last
            ? new ChosenEpoch(artifact.Training.Epochs, "last")
            : artifact.Training.Epoch ?? throw new InvalidDataException($"'{path}' does not say which epoch it holds: use --export-epoch last.");
        artifact = artifact with { Training = artifact.Training with { Epoch = epoch } };
        artifact = Figures.Measure(NetworkBuilder.Graph(network), artifact, images, images.HeldOut ? artifact.Training.Validation?.AccuracyFloat : null);
        Exporter.Save(artifact, path);
        EvaluateCommand.Print(artifact);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Figures: {path}");
    }
}
