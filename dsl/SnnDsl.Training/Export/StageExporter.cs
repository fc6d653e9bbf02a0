using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules;

namespace SnnDsl.Training.Export;

/// <summary>Turns the trained modules of each stage with weights into integers.</summary>
/// <param name="network">The trained network.</param>
/// <param name="streamBits">Bits behind the point of the states of its streams.</param>
internal sealed class StageExporter(SpikingNetwork network, int streamBits)
{
    private readonly EquatableArray<SynapseUse> _uses = SynapseUse.Of(network.Graph);

    /// <summary>One entry per stage with a synapse, in declaration order, spike rates still 0. The neurons that take a
    /// synapse's current are part of its entry, whatever stage they are declared in.</summary>
    /// <exception cref="InvalidDataException">A shared stage has uses that need different integers.</exception>
    internal static IEnumerable<StageArtifact> Run(SpikingNetwork network, int streamBits = 0)
    {
        var exporter = new StageExporter(network, streamBits);
        return network.Graph.Declaration.Stages.Where(stage => stage.HasSynapse).Select(exporter.Stage);
    }

    private StageArtifact Stage(StageDeclaration stage)
    {
        var uses = Uses(stage.Name);
        var use = uses[0];
        CheckShared(stage.Name, uses, [.. uses.Select(u => SynapseInput.Of(network.Graph, u.Synapse))]);
        var (channels, inputMaximum) = (Channels(uses), InputMaximum(uses));
        var declaration = network.Graph.Declaration;
        var format = ((QuantizedSynapse)network.Module(use.Synapse)).Format;
        NeuronArtifact? neuron = null;
        ReadOutArtifact? readOut = null;
        BranchArtifact? branch = null;
        StreamArtifact? stream = null;
        if (use.IsStream)
        {
            stream = new StreamFolding(stage.Name, streamBits, inputMaximum).Fold(channels);
        }
        else if (use.IsBranch)
        {
            var sums = _uses.Where(u => u.Branch?.Stage == stage.Name).ToArray();
            branch = Coded(sums).FoldSum(Channels(sums)).Branch;
        }
        else if (use.Neuron is { MembraneBits: > 0 })
        {
            neuron = Coded(uses).Fold(channels);
        }
        else if (use.Neuron is { } rule)
        {
            var folding = new NeuronFolding(rule, inputMaximum, declaration.TimeSteps, uses.Max(u => u.Shortcuts)) { Stage = stage.Name, Steps = declaration.MostSteps };
            channels = [.. channels.Select(c => folding.IsConstant(c) ? c.WithLeastWeights(format.Grid) : c)];
            neuron = folding.Fold(channels);
        }
        else
        {
            readOut = ReadOutFolding.Fold(channels, inputMaximum, declaration.TimeSteps, declaration.MostSteps);
        }
        return new StageArtifact(
            stage.Name,
            format,
            channels.SelectMany(c => c.Weights).ToEquatableArray(),
            neuron,
            readOut,
            stage.Prune > 0 && channels.Length < stage.Synapse.OutputChannels ? channels.Length : null)
        {
            Branch = branch,
            Stream = stream,
        };
    }

    private SynapseUse[] Uses(string stage) => [.. _uses.Where(use => use.Stage == stage)];

    /// <summary>How neurons that keep codes are folded, with the second current into them.</summary>
    private CodedNeuronFolding Coded(SynapseUse[] uses)
    {
        var use = uses[0];
        var scale = ((LifNeuron)network.Module(use.Consumer)).Parameters.MembraneScale;
        var branches = use.Branch is { } branch ? Uses(branch.Stage) : null;
        return new CodedNeuronFolding(use.Neuron!, scale, InputMaximum(uses), network.Graph.Declaration.MostSteps, uses.Max(u => u.Shortcuts))
        {
            Branch = branches is null ? null : new BranchCurrent(Channels(branches), InputMaximum(branches)),
        };
    }

    private int InputMaximum(SynapseUse[] uses) => uses.Max(use => SynapseInput.Of(network.Graph, use.Synapse).Maximum);

    private ChannelParameters[] Channels(SynapseUse[] uses)
    {
        var use = uses[0];
        var input = SynapseInput.Of(network.Graph, use.Synapse);
        var norm = use.BatchNorm is { } node ? (BatchNormLayer)network.Module(node) : null;
        return [.. StageParameters.Read((QuantizedSynapse)network.Module(use.Synapse), norm, input.Flattened, input.Scale).Select(c => c.WithPositiveAlpha())];
    }

    /// <summary>The integers of a shared stage must suit all its uses.</summary>
    private static void CheckShared(string stage, SynapseUse[] uses, SynapseInput[] inputs)
    {
        for (var i = 1; i < uses.Length; i++)
        {
            var fits = inputs[i].Scale == inputs[0].Scale
                && inputs[i].Flattened == inputs[0].Flattened
                && uses[i].Neuron == uses[0].Neuron
                && uses[i].IsStream == uses[0].IsStream
                && uses[i].BatchNorm?.Parameters == uses[0].BatchNorm?.Parameters;
            if (!fits)
            {
                throw new InvalidDataException(
                    $"The shared stage '{stage}' reads or feeds something else in '{uses[i].Synapse.Name}' than in '{uses[0].Synapse.Name}': " +
                    "its inputs must count alike and its neurons be equal. Declare two stages.");
            }
        }
    }
}
