using SnnDsl.Compiler.Graphs;
using SnnDsl.Data;

namespace SnnDsl.Training;

/// <summary>Whether images are what a network takes.</summary>
internal static class DataChecks
{
    /// <summary>Throws if shape, time steps, number or labels of the images do not fit.</summary>
    /// <exception cref="DataSetException">Says which data set, what it has, and what the network needs.</exception>
    internal static void Run(FloatGraph graph, ImageDataSet data)
    {
        data.Check();
        if (data.Count == 0)
            throw new DataSetException($"{data.Name} has no images; at least 1 is needed.");
        var input = graph.Declaration.Input;
        if (input.Size != data.ImageSize || (!input.IsFlat && (input.Height, input.Width, input.Channels) != (data.Height, data.Width, data.Channels)))
        {
            throw new DataSetException(
                $"Images of {data.Name} are {data.Height}x{data.Width}x{data.Channels} (height, width, channels), '{graph.Name}' takes {input}: change its [Input] or the images.");
        }
        if (data.TimeSteps is { } steps && steps != graph.TimeSteps)
            throw new DataSetException($"Samples of {data.Name} have {steps} time steps, '{graph.Name}' has {graph.TimeSteps}: frame them for as many.");
        var classes = graph.Nodes[^1].Shape.Size;
        if (data.Labels.Span.IndexOfAnyExceptInRange((byte)0, (byte)Math.Min(classes - 1, byte.MaxValue)) is >= 0 and var image)
        {
            throw new DataSetException(
                $"Image {image} of {data.Name} has the label {data.Labels.Span[image]}; '{graph.Name}' has {classes} classes, 0 to {classes - 1}: correct the label or give its last layer more outputs.");
        }
    }
}
