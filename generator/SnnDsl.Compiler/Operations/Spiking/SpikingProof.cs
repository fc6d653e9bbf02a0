using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Ranges of a layer with a synapse and neurons.</summary>
/// <param name="Node">The node.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Neurons">Ranges over all channels.</param>
public sealed record SpikingProof(IntegerNode Node, SpikingOperation Operation, NeuronRange Neurons) : ComputedProof(Node, Neurons)
{
    /// <summary>Proves every channel from its actual weights.</summary>
    internal static SpikingProof Of(ProofScope scope, IntegerNode node, SpikingOperation operation)
    {
        NeuronRange range = Enumerable.Range(0, node.Shape.Channels).Select(c => Channel(scope, operation, c)).Aggregate((all, next) => all.Union(next));
        if (!range.Membrane.FitsInt32 || !range.Current.FitsInt32 || !range.Branch.FitsInt32 || !range.Accumulator.FitsInt32)
        {
            scope.Issues.Add(IssueCatalogue.BoundNotProved.At(node.Element, node.Stage, range.Membrane));
        }
        else if (range.DeadChannels > 0)
        {
            scope.Issues.Add(IssueCatalogue.DeadChannels.At(node.Element, node.Stage, range.DeadChannels, node.Shape.Channels));
        }

        return new SpikingProof(node, operation, range);
    }

    private static NeuronRange Channel(ProofScope scope, SpikingOperation operation, int channel)
    {
        IntegerRange accumulator = operation.Synapse.Accumulator(channel, scope.Graph.Nodes[operation.Source].Maximum);
        (IntegerRange product, IntegerRange branch) = operation.Branch is { } second
            ? second.Prove(channel, scope.Graph.Nodes[second.Source].Maximum)
            : default;
        int shortcuts = operation.Shortcuts.Count(id => scope.Proofs[id].Channel(channel).Maximum > 0);
        NeuronConstants constants = operation.Neuron.Constants(channel, shortcuts) with { Branch = branch };
        MembraneRange reached = ChannelRange.Membrane(accumulator, constants, scope.Declaration.MostSteps);
        return new NeuronRange(accumulator, reached.Membrane, reached.CanFire ? 0 : 1)
        {
            LeastFiring = new(constants.LeastFiring, constants.LeastFiring),
            Distance = reached.Membrane.Scale(1, -constants.LeastFiring),
            Current = constants.Product(accumulator),
            Branch = product,
            Planes = BitPlanes.Keeps(constants.Rule) ? BitPlanes.Kept(constants, reached.Membrane) : default,
            Codes = reached.Codes,
        };
    }
}
