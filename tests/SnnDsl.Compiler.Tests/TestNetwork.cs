using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Tests;

/// <summary>Small networks with parameters that follow a simple rule, so that results can be checked by hand.</summary>
internal static class TestNetwork
{
    /// <summary>A 6x6 image, an encoder with pooling, a hidden convolution with counted pooling, a read-out.</summary>
    public static NetworkDeclaration Convolutional { get; } = new(
        "TinyNet",
        2,
        new TensorShape(6, 6, 1),
        Budget: null,
        [
            new StageDeclaration("Encoder", [Conv(3, 3, 1, 1, 8), new BatchNormDeclaration(0), Lif(), new PoolDeclaration(PoolKind.Max, 2, 2, 0)], 0),
            new StageDeclaration("Features", [Conv(5, 2, 1, 0, 4), Lif(), new PoolDeclaration(PoolKind.Average, 2, 2, 0)], 0),
            new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ]);

    public static Conv2dDeclaration Conv(int channels, int kernel, int stride, int padding, int bits) =>
        new(channels, kernel, stride, padding, bits, Element: 0);

    public static NeuronDeclaration Lif(Decay decay = Decay.Half, ResetMode reset = ResetMode.Zero) =>
        new(decay, 1.0, reset, FireCondition.Greater, Element: 0);

    public static FloatGraph Graph(NetworkDeclaration declaration) =>
        FloatGraphBuilder.Run(declaration, new IssueSink()) ?? throw new InvalidOperationException("The declaration has errors.");

    /// <summary>Links a declaration with weights that cycle through the format's values.</summary>
    public static IntegerGraph Link(NetworkDeclaration declaration, int threshold = 40)
    {
        FloatGraph graph = Graph(declaration);
        var stages = new List<StageArtifact>();
        foreach (StageDeclaration stage in declaration.Stages)
        {
            FloatNode synapse = graph.Nodes.First(n => n.Stage == stage.Name && n.Operation is Conv2dOperation or LinearOperation && n.Stage == stage.Name);
            stages.Add(Stage(stage, synapse, threshold));
        }

        var artifact = new NetworkArtifact(
            declaration.Name, DeclarationText.Lines(declaration), stages.ToEquatableArray(), new TrainingArtifact("test", 1, 1, 1, 1, 1));
        var issues = new IssueSink();
        return Linker.Run(graph, artifact, issues) ?? throw new InvalidOperationException(issues.ToArray()[0].Message);
    }

    public static Plan Compile(NetworkDeclaration declaration)
    {
        var issues = new IssueSink();
        return PassList.Run(Plan.Of(Link(declaration)), issues) ?? throw new InvalidOperationException(issues.ToArray()[0].Message);
    }

    private static StageArtifact Stage(StageDeclaration stage, FloatNode synapse, int threshold)
    {
        (int fanIn, WeightFormat format) = synapse.Operation switch
        {
            Conv2dOperation c => (c.Kernel * c.Kernel * c.Input.Channels, c.Weights),
            LinearOperation l => (l.Inputs, l.Weights),
            _ => throw new InvalidOperationException(),
        };
        int channels = synapse.Shape.Channels;
        int[] weights = [.. Enumerable.Range(0, channels * fanIn).Select(i => format.FromCode(((i * 7) + 3) & ((1 << format.Bits) - 1)))];
        weights = [.. weights.Select(w => format.Contains(w) ? w : 0)];
        return new StageArtifact(
            stage.Name,
            format,
            weights.ToEquatableArray(),
            stage.Neuron is null ? null : new NeuronArtifact(2, Enumerable.Repeat(threshold, channels).ToEquatableArray(), Enumerable.Range(0, channels).ToEquatableArray(), 0.1),
            stage.Neuron is null ? new ReadOutArtifact(Enumerable.Repeat(2, channels).ToEquatableArray(), Enumerable.Range(-1, channels).ToEquatableArray()) : null);
    }
}
