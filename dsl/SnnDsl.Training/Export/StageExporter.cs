using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules;

namespace SnnDsl.Training.Export;

/// <summary>Turns the trained modules of each stage with weights into integers.</summary>
internal static class StageExporter
{
    /// <summary>One entry per stage with a synapse, in declaration order, spike rates still 0. The neurons that take a
    /// synapse's current are part of its entry, whatever stage they are declared in.</summary>
    /// <exception cref="InvalidDataException">A shared stage has uses that need different integers.</exception>
    internal static IEnumerable<StageArtifact> Run(SpikingNetwork network)
    {
        var uses = SynapseUse.Of(network.Graph).ToLookup(use => use.Stage);
        return network.Graph.Declaration.Stages
            .Where(stage => stage.HasSynapse)
            .Select(stage => Stage(network, stage, [.. uses[stage.Name]]));
    }

    private static StageArtifact Stage(SpikingNetwork network, StageDeclaration stage, SynapseUse[] uses)
    {
        var use = uses[0];
        var inputs = uses.Select(u => SynapseInput.Of(network.Graph, u.Synapse)).ToArray();
        CheckShared(stage.Name, uses, inputs);
        var synapse = (QuantizedSynapse)network.Module(use.Synapse);
        var norm = use.BatchNorm is { } node ? (SharedBatchNorm)network.Module(node) : null;
        var channels = StageParameters.Read(synapse, norm, inputs[0].Flattened, inputs[0].Scale).Select(c => c.WithPositiveAlpha()).ToArray();
        var (inputMaximum, timeSteps) = (inputs.Max(i => i.Maximum), network.Graph.TimeSteps);
        NeuronArtifact? neuron = null;
        ReadOutArtifact? readOut = null;
        if (use.Neuron is { MembraneBits: > 0 } coded)
        {
            var scale = ((LifNeuron)network.Module(use.Consumer)).Parameters.MembraneScale;
            neuron = new CodedNeuronFolding(coded, scale, inputMaximum, network.Graph.Declaration.MostSteps, uses.Max(u => u.Shortcuts)).Fold(channels);
        }
        else if (use.Neuron is { } operation)
        {
            var folding = new NeuronFolding(operation, inputMaximum, timeSteps, uses.Max(u => u.Shortcuts)) { Stage = stage.Name, Steps = network.Graph.Declaration.MostSteps };
            channels = [.. channels.Select(c => folding.IsConstant(c) ? c.WithLeastWeights(synapse.Format.Grid) : c)];
            neuron = folding.Fold(channels);
        }
        else
        {
            readOut = ReadOutFolding.Fold(channels, inputMaximum, timeSteps, network.Graph.Declaration.MostSteps);
        }
        return new StageArtifact(
            stage.Name,
            synapse.Format,
            channels.SelectMany(c => c.Weights).ToEquatableArray(),
            neuron,
            readOut,
            channels.Length < stage.Synapse.OutputChannels ? channels.Length : null);
    }

    /// <summary>The integers of a shared stage must suit all its uses.</summary>
    private static void CheckShared(string stage, SynapseUse[] uses, SynapseInput[] inputs)
    {
        for (var i = 1; i < uses.Length; i++)
        {
            var fits = inputs[i].Scale == inputs[0].Scale
                && inputs[i].Flattened == inputs[0].Flattened
                && uses[i].Neuron == uses[0].Neuron
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
