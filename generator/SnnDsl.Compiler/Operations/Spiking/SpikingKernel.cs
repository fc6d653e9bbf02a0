using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Choice of the kernels of a layer that reads spikes and has neurons. Lanes are cheaper than single neurons on every core, so that
/// proofs decide; whether silence is worth listing depends on the spike rate, see <see cref="CostModel"/>.
/// </summary>
internal static class SpikingKernel
{
    /// <summary>Kernels of a shared stage fit all of its uses.</summary>
    public static KernelChoice Choose(KernelScope scope, LayerPlan layer, SpikingOperation operation)
    {
        KernelDeclaration? asked = scope.Asked(layer);
        KernelChoice neurons = Neurons(scope, layer, asked);
        return neurons with
        {
            Columns = ListColumns.Choose(scope, layer, operation.Synapse, neurons),
            UsesTotals = neurons.Planes == 0 && UsesTotals(scope, layer, operation, asked),
        };
    }

    private static KernelChoice Neurons(KernelScope scope, LayerPlan layer, KernelDeclaration? asked)
    {
        LayerPlan[] uses = scope.Plan.Uses(layer);
        int planes = uses.All(use => BitRows.Planes(scope.Graph, use) > 0) ? uses.Max(use => BitRows.Planes(scope.Graph, use)) : 0;
        NeuronUpdate best = uses.Min(Best);
        if (asked?.Neurons == NeuronKernel.Lanes && best < NeuronUpdate.LanesWhereExact)
        {
            scope.Refuse(asked, layer, "Neurons = Lanes", "needs 32 bits or has negative thresholds");
        }

        if (asked?.Neurons == NeuronKernel.BitPlanes && planes == 0)
        {
            scope.Refuse(asked, layer, "Neurons = BitPlanes", "is not one of 1-bit weights behind spikes, reset to zero, without codes, shortcuts and a decay of 3/4");
        }

        bool isFree = asked is null or { Neurons: NeuronKernel.Automatic, Sums: not SumKernel.SpikesOrSilence };
        NeuronUpdate neurons = asked?.Neurons switch
        {
            NeuronKernel.Scalar when best > NeuronUpdate.Scalar => NeuronUpdate.Scalar,
            NeuronKernel.BitPlanes when planes > 0 => NeuronUpdate.BitPlanes,
            _ => isFree && planes > 0 ? NeuronUpdate.BitPlanes : best,
        };
        return new KernelChoice(neurons, Columns: 1, UsesTotals: false) { Planes = neurons == NeuronUpdate.BitPlanes ? planes : 0 };
    }

    private static NeuronUpdate Best(LayerPlan layer) => layer switch
    {
        { Storage: StorageType.Bits32 } => NeuronUpdate.Wide,
        { Neurons.LeastFiring.Minimum: < 0 } => NeuronUpdate.Scalar,
        _ => layer.Neurons!.Distance.FitsInt16 ? NeuronUpdate.Lanes : NeuronUpdate.LanesWhereExact,
    };

    private static bool UsesTotals(KernelScope scope, LayerPlan layer, SpikingOperation operation, KernelDeclaration? asked)
    {
        bool isPossible = operation.Synapse.Geometry.IsLinear
            && layer.Storage == StorageType.Bits16
            && scope.Graph.Nodes[operation.Source].Planes == 1;
        if (asked?.Sums == SumKernel.SpikesOrSilence && !isPossible)
        {
            scope.Refuse(asked, layer, "Sums = SpikesOrSilence", "is not a linear layer of spikes with 16-bit neurons");
        }

        return isPossible && asked?.Sums switch
        {
            SumKernel.Spikes => false,
            SumKernel.SpikesOrSilence => true,
            _ => CostModel.IsSilenceWorthListing(SpikeRates.Of(scope.Graph)[operation.Source]),
        };
    }
}
