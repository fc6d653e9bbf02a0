using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Training.Pruning;

/// <summary>Removes channels physically: the pruned network is smaller and holds copies of everything that is left, latent weights,
/// batch norm with its statistics, and bias. (QP-SNN's released loader copies convolutions only and starts the rest anew.)</summary>
public static class ChannelRemoval
{
    /// <summary>Builds the pruned network; the given one stays as it is.</summary>
    /// <param name="network">The network with all channels.</param>
    /// <param name="selection">Channels that stay.</param>
    /// <param name="quantizer">Quantizer of the pruned network's middle layers; by default that of the given one.</param>
    /// <exception cref="InvalidDataException">The selection does not fit together, such as a shortcut with more channels than
    /// what it is added to.</exception>
    public static SpikingNetwork Run(SpikingNetwork network, ChannelSelection selection, QuantizerOptions? quantizer = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(selection);
        var survivors = SurvivingChannels.Of(network.Graph, selection);
        CheckSharedStages(network.Graph, survivors);
        var pruned = NetworkBuilder.Build(
            Graph(network.Graph, selection),
            seed: 0,
            quantizer ?? network.Layers.OfType<QuantizedSynapse>().First().Quantizer);
        (pruned.Surrogate, pruned.Streams) = (network.Surrogate, network.Streams);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var node in network.Graph.Nodes.Where(n => n.Operation is SynapseOperation or BatchNormOperation or AttentionOperation or HeadsOperation))
        {
            var target = pruned.Module(pruned.Graph.Nodes.First(n => SpikingNetwork.Key(n) == SpikingNetwork.Key(node)));
            var rows = tensor(survivors[node.Id].Select(i => (long)i).ToArray());
            var columns = tensor(survivors[node.Inputs[0]].Select(i => (long)i).ToArray());
            Copy(network.Module(node), target, rows, columns);
        }
        return pruned;
    }

    private static void Copy(nn.Module source, nn.Module target, Tensor rows, Tensor columns)
    {
        switch (source, target)
        {
            case (QuantizedSynapse from, QuantizedSynapse to):
                Set(to.Weight, from.Weight.index_select(0, rows).index_select(1, columns));
                if (from is QuantizedLinear { Bias: { } bias } && to is QuantizedLinear { Bias: { } left })
                    Set(left, bias.index_select(0, rows));
                break;
            case (BatchNormLayer from, BatchNormLayer to):
                Set(to.Gamma, from.Gamma.index_select(0, rows));
                Set(to.Beta, from.Beta.index_select(0, rows));
                Set(to.Mean, from.Mean.index_select(0, rows));
                Set(to.Variance, from.Variance.index_select(0, rows));
                break;
            case (AttentionLayer from, AttentionLayer to):
                Set(to.Lambda, from.Lambda);
                break;
            case (ClassifierHeads from, ClassifierHeads to):
                Set(to.Weight, from.Weight);
                Set(to.Bias, from.Bias);
                break;
            default:
                throw new InvalidOperationException($"{source.GetName()} became {target.GetName()}.");
        }
    }

    /// <summary>Copies without broadcasting: another shape is our mistake.</summary>
    private static void Set(Tensor target, Tensor values)
    {
        if (!target.shape.SequenceEqual(values.shape))
            throw new InvalidOperationException($"Pruning left the shape {string.Join(" x ", values.shape)} where the graph has {string.Join(" x ", target.shape)}.");
        target.copy_(values);
    }

    private static FloatGraph Graph(FloatGraph graph, ChannelSelection selection)
    {
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(graph.Declaration, selection.Kept, issues) ?? throw new InvalidDataException(
            "With these channels the network does not fit together: "
            + string.Join(Environment.NewLine, issues.ToArray())
            + " Stages that an identity shortcut joins need the same ratio; a shortcut of option A must not have more channels left than its target.");
    }

    private static void CheckSharedStages(FloatGraph graph, IReadOnlyList<int[]> survivors)
    {
        foreach (var uses in graph.Nodes.Where(n => n.Operation is SynapseOperation).GroupBy(SpikingNetwork.Key))
        {
            var first = survivors[uses.First().Inputs[0]];
            if (uses.Any(use => !survivors[use.Inputs[0]].SequenceEqual(first)))
            {
                throw new InvalidDataException(
                    $"The shared stage '{uses.First().Parameters}' reads other channels in its first use than later, so that no one set of weights fits: "
                    + "keep the channels of what it reads aligned (--shortcuts aligned), with the same ratio, or do not prune them.");
            }
        }
    }
}
