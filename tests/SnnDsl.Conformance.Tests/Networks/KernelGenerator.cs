using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Asks for kernels in some stages of a compiled network: any of the admissible ones.</summary>
internal static class KernelGenerator
{
    public static NetworkDeclaration Ask(Plan plan, SplitMix random)
    {
        NetworkDeclaration declaration = plan.Graph.Declaration;
        return declaration with
        {
            Stages = declaration.Stages.Select(stage => stage with { Kernel = Draw(plan, stage, random) }).ToEquatableArray(),
        };
    }

    private static KernelDeclaration? Draw(Plan plan, StageDeclaration stage, SplitMix random)
    {
        LayerPlan[] uses = [.. plan.Layers.Where(l => l is { Kernel: not null, Node.IsState: false } && l.Node.Stage == stage.Name)];
        if (uses.Length == 0 || TransformerModels.PropertyOf(stage.Name) != stage.Name || random.Chance(30))
        {
            return null;
        }

        NeuronKernel neurons = random.Pick([NeuronKernel.Automatic, NeuronKernel.Scalar, .. Others(uses)]);
        return new KernelDeclaration(neurons, DrawSums(plan, uses, random), uses.Min(u => DrawColumns(u, random)), stage.Element);
    }

    private static IEnumerable<NeuronKernel> Others(LayerPlan[] uses)
    {
        if (uses.All(u => u.Storage == StorageType.Bits16 && u.Neurons!.LeastFiring.Minimum >= 0))
        {
            yield return NeuronKernel.Lanes;
        }

        if (uses[0].Kernel!.Neurons == NeuronUpdate.BitPlanes)
        {
            yield return NeuronKernel.BitPlanes;
        }
    }

    private static SumKernel DrawSums(Plan plan, LayerPlan[] uses, SplitMix random)
    {
        bool canListSilence = uses.All(u => Geometry(u).IsLinear
            && u.Storage == StorageType.Bits16
            && plan.Graph.Source(u.Node).Planes == 1);
        return canListSilence
            ? random.Pick(SumKernel.Automatic, SumKernel.Spikes, SumKernel.SpikesOrSilence, SumKernel.SpikesOrSilence)
            : random.Pick(SumKernel.Automatic, SumKernel.Spikes);
    }

    /// <summary>The compiler's choice is the largest one as long as it fits 4 KiB, which these networks mostly do.</summary>
    private static int DrawColumns(LayerPlan use, SplitMix random) => random.Between(0, use.Kernel!.Columns);

    private static SynapseGeometry Geometry(LayerPlan layer) => ((SpikingOperation)layer.Node.Operation).Synapse.Geometry;
}
