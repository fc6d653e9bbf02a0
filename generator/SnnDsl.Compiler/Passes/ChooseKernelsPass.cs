using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Chooses the kernels of layers that read spikes: those a stage asks for, otherwise the cheapest admissible ones. Lanes
/// are cheaper than single neurons on every core, and a list of more columns than one of fewer, so that proofs and memory
/// decide; whether silence is worth listing depends on the spike rate, see <see cref="CostModel"/>.
/// </summary>
public static class ChooseKernelsPass
{
    /// <summary>Bytes of working memory up to which event lists are made longer, unless the budget allows less.</summary>
    public const int ListMemoryBytes = 4096;

    /// <summary>Events that a 16-bit list can count.</summary>
    private const int MaximumList = 65535;

    public static Plan Run(Plan plan, IssueSink issues)
    {
        int listBytes = ListMemoryBytes;
        while (listBytes > 0 && IsOverBudget(Choose(plan, listBytes, new IssueSink())))
        {
            listBytes -= ListMemoryBytes / 16;
        }

        return Choose(plan, listBytes, issues);
    }

    private static bool IsOverBudget(Plan plan) =>
        plan.Graph.Declaration.Budget is { RamKiB: > 0 } budget
        && PlanMemoryPass.Run(plan, new IssueSink()).StateBytes > budget.RamKiB * 1024L;

    private static Plan Choose(Plan plan, int listBytes, IssueSink issues) => plan.Map(layer =>
        layer.Node.Operation is SpikingOperation && plan.Graph.Source(layer.Node).Operation is not ImageOperation
            ? layer with { Kernel = Choose(plan, layer, listBytes, issues) }
            : Refuse(plan, layer, issues));

    /// <summary>Kernels of a shared stage fit all of its uses.</summary>
    private static KernelChoice Choose(Plan plan, LayerPlan layer, int listBytes, IssueSink issues)
    {
        KernelDeclaration? asked = plan.Graph.Declaration.Stage(layer.Node.Stage).Kernel;
        LayerPlan[] uses = [.. plan.Layers.Where(l => l.Node.Operation is SpikingOperation && l.Node.Stage == layer.Node.Stage)];
        NeuronUpdate best = uses.Min(Best);
        if (asked?.Neurons == NeuronKernel.Lanes && best < NeuronUpdate.LanesWhereExact)
        {
            issues.Add(IssueCatalogue.KernelNotPossible.At(
                asked.Element, "Neurons = Lanes", layer.Node.Stage, "needs 32 bits or has negative thresholds"));
        }

        NeuronUpdate neurons = asked?.Neurons == NeuronKernel.Scalar && best > NeuronUpdate.Scalar ? NeuronUpdate.Scalar : best;
        return new KernelChoice(neurons, Columns(plan, layer, neurons, listBytes, asked, issues), UsesTotals(plan, layer, asked, issues));
    }

    private static NeuronUpdate Best(LayerPlan layer) => layer switch
    {
        { Storage: StorageType.Bits32 } => NeuronUpdate.Wide,
        { Range.LeastFiring.Minimum: < 0 } => NeuronUpdate.Scalar,
        _ => layer.Range!.Distance.FitsInt16 ? NeuronUpdate.Lanes : NeuronUpdate.LanesWhereExact,
    };

    private static int Columns(
        Plan plan, LayerPlan layer, NeuronUpdate neurons, int listBytes, KernelDeclaration? asked, IssueSink issues)
    {
        SynapseGeometry geometry = ((SpikingOperation)layer.Node.Operation).Synapse.Geometry;
        bool hasChoice = !geometry.IsLinear && plan.Graph.Source(layer.Node).Planes == 1 && plan.Graph.BranchSource(layer.Node) is null or { Planes: 1 };
        int most = hasChoice ? geometry.Output.Width : 1;
        while (most > 1 && WorkingMemory.ListLength(layer, most) > MaximumList)
        {
            most--;
        }

        if (WorkingMemory.ListLength(layer, most) is var entries && entries > MaximumList)
        {
            int element = plan.Graph.Declaration.Stage(layer.Node.Stage).Element;
            issues.Add(IssueCatalogue.WindowTooLarge.At(element, layer.Node.Stage, entries, MaximumList));
        }

        if (asked is { Columns: > 0 })
        {
            if (asked.Columns > most)
            {
                string reason = hasChoice ? $"has room for {most} at most" : "has no choice but 1";
                issues.Add(IssueCatalogue.KernelNotPossible.At(asked.Element, $"Columns = {asked.Columns}", layer.Node.Stage, reason));
            }

            return Math.Min(asked.Columns, most);
        }

        int columns = most;
        while (columns > 1 && Bytes(plan.Graph, layer, new KernelChoice(neurons, columns, UsesTotals: false)) > listBytes)
        {
            columns--;
        }

        // As many tiles as these columns need, of equal width.
        int tiles = (most + columns - 1) / columns;
        return (most + tiles - 1) / tiles;
    }

    private static int Bytes(IntegerGraph graph, LayerPlan layer, KernelChoice kernel) =>
        4 * WorkingMemory.Of(graph, layer with { Kernel = kernel }).AllWords;

    private static bool UsesTotals(Plan plan, LayerPlan layer, KernelDeclaration? asked, IssueSink issues)
    {
        var operation = (SpikingOperation)layer.Node.Operation;
        bool isPossible = operation.Synapse.Geometry.IsLinear
            && layer.Storage == StorageType.Bits16
            && plan.Graph.Source(layer.Node).Planes == 1;
        if (asked?.Sums == SumKernel.SpikesOrSilence && !isPossible)
        {
            issues.Add(IssueCatalogue.KernelNotPossible.At(
                asked.Element, "Sums = SpikesOrSilence", layer.Node.Stage, "is not a linear layer of spikes with 16-bit neurons"));
        }

        return isPossible && asked?.Sums switch
        {
            SumKernel.Spikes => false,
            SumKernel.SpikesOrSilence => true,
            _ => CostModel.IsSilenceWorthListing(SpikeRates.Of(plan.Graph)[plan.Graph.Source(layer.Node).Id]),
        };
    }

    /// <summary>A stage that does not read spikes has no kernels to choose.</summary>
    private static LayerPlan Refuse(Plan plan, LayerPlan layer, IssueSink issues)
    {
        if (layer.Node.Operation is SpikingOperation or ReadOutOperation
            && plan.Graph.Declaration.Stage(layer.Node.Stage).Kernel is { } asked)
        {
            issues.Add(IssueCatalogue.KernelNotPossible.At(
                asked.Element, "kernels", layer.Node.Stage, "reads the image or is the read-out: there is one kernel for it"));
        }

        return layer;
    }
}
