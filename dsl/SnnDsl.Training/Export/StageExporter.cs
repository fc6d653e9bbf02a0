using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Training.Modules;

namespace SnnDsl.Training.Export;

/// <summary>Turns the trained modules of each stage with weights into integers.</summary>
internal static class StageExporter
{
    /// <summary>One entry per stage with a synapse, in declaration order, spike rates still 0. The neurons that take a
    /// synapse's current are part of its entry, whatever stage they are declared in.</summary>
    /// <exception cref="InvalidDataException">A shared stage has uses that need different integers.</exception>
    internal static IEnumerable<StageArtifact> Run(SpikingNetwork network) =>
        network.Graph.Declaration.Stages.Where(stage => stage.HasSynapse).Select(stage => Stage(network, stage.Name));

    private static StageArtifact Stage(SpikingNetwork network, string name)
    {
        var uses = SynapseUse.Of(network.Graph, name);
        var use = uses[0];
        if (uses.FirstOrDefault(other => !NeedsSameIntegers(use, other)) is { } different)
        {
            throw new InvalidDataException(
                $"The shared stage '{name}' reads or feeds something else in '{different.Synapse.Name}' than in '{use.Synapse.Name}': " +
                "its inputs must count alike and its neurons be equal. Declare two stages.");
        }
        var synapse = (QuantizedSynapse)network.Module(use.Synapse);
        var channels = StageParameters.Read(synapse, [.. use.Norms.Select(n => (SharedBatchNorm)network.Module(n))], use.Flattened, use.InputScale)
            .Select(c => c.WithPositiveAlpha())
            .ToArray();
        var (inputMaximum, timeSteps) = (uses.Max(u => u.InputMaximum), network.Graph.TimeSteps);
        if (use.Constants is not { } neuron)
            return Artifact(name, synapse, channels, null, ReadOutFolding.Fold(channels, inputMaximum, timeSteps));
        var folding = new NeuronFolding(neuron, inputMaximum, timeSteps, uses.Max(u => u.Shortcuts)) { Stage = name };
        channels = [.. channels.Select(c => folding.IsConstant(c) ? c.WithLeastWeights(synapse.Format.Grid) : c)];
        return Artifact(name, synapse, channels, folding.Fold(channels), null);
    }

    private static StageArtifact Artifact(
        string name, QuantizedSynapse synapse, ChannelParameters[] channels, NeuronArtifact? neuron, ReadOutArtifact? readOut) =>
        new(name, synapse.Format, channels.SelectMany(c => c.Weights).ToEquatableArray(), neuron, readOut);

    private static bool NeedsSameIntegers(SynapseUse first, SynapseUse other) =>
        first.InputScale == other.InputScale
        && first.Flattened == other.Flattened
        && first.Constants == other.Constants
        && first.Norms.Select(n => n.Parameters).SequenceEqual(other.Norms.Select(n => n.Parameters));
}
