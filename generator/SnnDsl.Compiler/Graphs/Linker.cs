using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Joins the float graph and the trained integers: each stage becomes a fused node, and a pooling one more.</summary>
public static class Linker
{
    /// <summary>Links; <see langword="null"/> if the artifact does not fit the declaration.</summary>
    public static IntegerGraph? Run(FloatGraph graph, NetworkArtifact artifact, IssueSink issues)
    {
        EquatableArray<string> declared = DeclarationText.Lines(graph.Declaration);
        if (DeclarationText.Difference(artifact.Declaration, declared) is { } difference)
        {
            issues.Add(IssueCatalogue.ArtifactStale.At(0, graph.Name, difference));
            return null;
        }

        if (artifact.Stages.Count != graph.Declaration.Stages.Count)
        {
            ReportCount(graph, "the list of stages", artifact.Stages.Count, graph.Declaration.Stages.Count, issues);
            return null;
        }

        var nodes = new List<IntegerNode>
        {
            new(0, "Input", "", new ImageOperation(), [], graph.Declaration.Input, 255, Element: 0),
        };
        for (int i = 0; i < artifact.Stages.Count; i++)
        {
            StageDeclaration stage = graph.Declaration.Stages[i];
            FloatNode[] floatNodes = [.. graph.Nodes.Where(n => n.Stage == stage.Name)];
            if (!LinkStage(graph, stage, floatNodes, artifact.Stages[i], nodes, issues))
            {
                return null;
            }
        }

        return new IntegerGraph(graph.Declaration, nodes.ToEquatableArray(), artifact.Training);
    }

    private static bool LinkStage(
        FloatGraph graph, StageDeclaration stage, FloatNode[] floatNodes, StageArtifact parameters, List<IntegerNode> nodes, IssueSink issues)
    {
        FloatNode synapseNode = floatNodes.First(n => n.Operation is Conv2dOperation or LinearOperation);
        (SynapseGeometry geometry, WeightFormat format) = Geometry(synapseNode, nodes[nodes.Count - 1].Shape);
        if (!CheckStage(graph, stage, parameters, geometry, format, issues))
        {
            return false;
        }

        IntegerNode input = nodes[nodes.Count - 1];
        var synapse = new Synapse(geometry, format, parameters.Weights);
        if (stage.Neuron is not { } neuron)
        {
            Add(nodes, stage, stage.Name, new ReadOutOperation(synapse, parameters.ReadOut!), geometry.Output, maximum: 0);
            return true;
        }

        var neurons = new Neuron(neuron.Decay, neuron.Reset, neuron.Fire, parameters.Neuron!);
        Add(nodes, stage, stage.Name, new SpikingOperation(synapse, neurons), geometry.Output, maximum: 1);
        if (floatNodes.FirstOrDefault(n => n.Operation is PoolOperation) is { Operation: PoolOperation pool } poolNode)
        {
            bool isMaximum = pool.Kind == PoolKind.Max;
            var operation = new IntegerPoolOperation(isMaximum, pool.Height, pool.Stride);
            Add(nodes, stage, $"{stage.Name}.{pool.Name}", operation, poolNode.Shape, isMaximum ? 1 : pool.Height * pool.Width);
        }

        return true;
    }

    private static void Add(
        List<IntegerNode> nodes, StageDeclaration stage, string name, IntegerOperation operation, TensorShape shape, int maximum) =>
        nodes.Add(new IntegerNode(nodes.Count, name, stage.Name, operation, [nodes.Count - 1], shape, maximum, stage.Element));

    private static (SynapseGeometry Geometry, WeightFormat Format) Geometry(FloatNode node, TensorShape input) => node.Operation switch
    {
        Conv2dOperation c =>
            (new SynapseGeometry(c.Input, node.Shape, c.Kernel, c.Kernel, c.Stride, c.Padding, IsLinear: false), c.Weights),
        LinearOperation l =>
            (new SynapseGeometry(input.Flatten(), node.Shape, 1, 1, 1, 0, IsLinear: true), l.Weights),
        _ => throw new InvalidOperationException($"The node {node.Name} is not a synapse."),
    };

    private static bool CheckStage(
        FloatGraph graph, StageDeclaration stage, StageArtifact parameters, SynapseGeometry geometry, WeightFormat format, IssueSink issues)
    {
        string owner = $"stage '{stage.Name}'";
        if (parameters.Name != stage.Name || parameters.Format != format)
        {
            string expected = $"stage '{stage.Name}' with {format} weights";
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, graph.Name, $"stage '{parameters.Name}' with {parameters.Format} weights", expected));
            return false;
        }

        bool isSpiking = stage.Neuron is not null;
        if ((parameters.Neuron is not null) != isSpiking || (parameters.ReadOut is not null) == isSpiking)
        {
            string expected = isSpiking ? "a set of thresholds" : "a set of multipliers";
            issues.Add(IssueCatalogue.ArtifactFieldWrong.At(0, graph.Name, $"the neuron or read-out of {owner}", expected));
            return false;
        }

        int channels = geometry.Output.Channels;
        return CheckCount(graph, $"weights of {owner}", parameters.Weights.Count, channels * geometry.FanIn, issues)
            && CheckCount(graph, $"thresholds of {owner}", parameters.Neuron?.Thresholds.Count ?? channels, channels, issues)
            && CheckCount(graph, $"biases of {owner}", (parameters.Neuron?.Biases ?? parameters.ReadOut!.Biases).Count, channels, issues)
            && CheckCount(graph, $"multipliers of {owner}", parameters.ReadOut?.Multipliers.Count ?? channels, channels, issues);
    }

    private static bool CheckCount(FloatGraph graph, string what, int actual, int expected, IssueSink issues)
    {
        if (actual != expected)
        {
            ReportCount(graph, what, actual, expected, issues);
        }

        return actual == expected;
    }

    private static void ReportCount(FloatGraph graph, string what, int actual, int expected, IssueSink issues) =>
        issues.Add(IssueCatalogue.ArtifactWrongCount.At(0, graph.Name, what, actual, expected));
}
