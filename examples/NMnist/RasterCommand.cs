using System.CommandLine;
using System.Globalization;
using NMnist.Demo;
using SnnDsl.Cli;
using SnnDsl.Cli.Reports;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Training.Export;
using Spectre.Console;

namespace NMnist;

/// <summary><c>raster</c>: draws the spikes of one recording through the layers.</summary>
internal static class RasterCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class.</param>
    public static Command Create(Type network)
    {
        var recording = new Option<string>("--recording")
        {
            Description = "The recording to draw, a .bin file of N-MNIST",
            DefaultValueFactory = _ => Path.Combine(SampleRecordings.Folder, "3", "00045.bin"),
        };
        var parameters = new Option<string>("--parameters") { Description = "Trained parameters to read", DefaultValueFactory = _ => StreamNetwork.ParametersOf(network) };
        var output = new Option<string>("--output") { Description = "PNG to write", DefaultValueFactory = _ => "raster.png" };
        var command = new Command("raster", $"Draws the spikes of a recording in every layer of {network.Name}, as integers compute them") { recording, parameters, output };
        command.SetAction(result => ErrorReport.Guard(() =>
            Run(network, result.GetValue(recording)!, result.GetValue(parameters)!, result.GetValue(output)!)));
        return command;
    }

    private static void Run(Type network, string recording, string parameters, string output)
    {
        IntegerGraph graph = TrainedNetwork.Load(network, File.ReadAllText(parameters)).Graph;
        byte[] counts = Framing.Counts(recording);
        SimulationResult result = new Simulator(graph).Run(counts);
        int[][] events = [.. counts.Select(count => (int)count).Chunk(graph.Input.Size)];
        RasterPlot.Save([("Events", events), .. IntegerEvaluation.SpikingNodes(graph).Select(node => (node.Name, result.Layers[node.Id]))], output);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recording}: class {result.Label}; {output}"));
    }
}
