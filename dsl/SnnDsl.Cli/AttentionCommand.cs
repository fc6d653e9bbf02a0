using System.CommandLine;
using System.Globalization;
using SnnDsl.Cli.Reports;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Data;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary><c>attention</c>: draws the maps of one image, as integers compute them.</summary>
public static class AttentionCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="network">The network class, which has attention.</param>
    /// <param name="load">Reads the data from the folder the user named, or from its usual place (null).</param>
    public static Command Create(Type network, Func<string?, TrainingData> load)
    {
        ArgumentNullException.ThrowIfNull(network);
        var data = DataOption.Create();
        var parameters = ParametersOption.Read(network);
        var image = new Option<int>("--image") { Description = "Index of the test image, from 0" };
        var stage = new Option<string?>("--stage") { Description = "Stage of the attention; by default the first one" };
        var output = new Option<string>("--output") { Description = "PNG to write", DefaultValueFactory = _ => "attention.png" };
        var command = new Command("attention", $"Draws the attention maps of an image in {network.Name}, per head and time step") { data, parameters, image, stage, output };
        command.SetAction(result => ErrorReport.Guard(() => Run(
            network, load(result.GetValue(data)), result.GetValue(parameters)!, result.GetValue(image), result.GetValue(stage), result.GetValue(output)!)));
        return command;
    }

    private static void Run(Type network, TrainingData data, string parameters, int image, string? stage, string output)
    {
        var graph = TrainedNetwork.Load(network, File.ReadAllText(parameters)).Graph;
        if (image < 0 || image >= data.Test.Count)
            throw new ArgumentException($"There is no image {image}: {data.TestName} has the images 0 to {data.Test.Count - 1}.");
        var node = Attention(graph, stage);
        var result = new Simulator(graph).Run(data.Test.Image(image));
        AttentionPlot.Save(result.Maps[node.Id], output);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"Image {image} of {data.TestName}: label {data.Test.Labels.Span[image]}, recognized as {result.Label}; maps of {node.Stage}: {output}");
    }

    private static IntegerNode Attention(IntegerGraph graph, string? stage)
    {
        var attentions = graph.Nodes.Where(node => node.Operation is IntegerAttentionOperation).ToArray();
        if (attentions.Length == 0)
            throw new ArgumentException($"'{graph.Name}' has no attention.");
        return stage is null
            ? attentions[0]
            : attentions.FirstOrDefault(node => node.Stage == stage)
                ?? throw new ArgumentException($"'{graph.Name}' has no attention '{stage}'. There are: {string.Join(", ", attentions.Select(node => node.Stage))}.");
    }
}
