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
        layer.Node.Operation switch
        {
            SpikingOperation when plan.Graph.Source(layer.Node).Operation is not ImageOperation => layer with { Kernel = Choose(plan, layer, listBytes, issues) },
            IntegerResidualOperation => layer with { Kernel = Stream(plan, layer, listBytes, issues) },
            _ => Refuse(plan, layer, issues),
        });

    /// <summary>Currents that join a stream have no neurons: only the columns of a list are to choose.</summary>
    private static KernelChoice Stream(Plan plan, LayerPlan layer, int listBytes, IssueSink issues)
    {
        KernelDeclaration? asked = plan.Graph.Declaration.Stage(layer.Node.Stage).Kernel;
        if (asked is { Neurons: not NeuronKernel.Automatic } or { Sums: not SumKernel.Automatic })
        {
            issues.Add(IssueCatalogue.KernelNotPossible.At(asked.Element, "neurons or sums", layer.Node.Stage, "makes the state of a stream: only Columns can be chosen"));
        }

        var kernel = new KernelChoice(NeuronUpdate.Wide, Columns: 1, UsesTotals: false);
        return kernel with { Columns = Columns(plan, layer, kernel, listBytes, asked, issues) };
    }

    /// <summary>Kernels of a shared stage fit all of its uses.</summary>
    private static KernelChoice Choose(Plan plan, LayerPlan layer, int listBytes, IssueSink issues)
    {
        KernelDeclaration? asked = plan.Graph.Declaration.Stage(layer.Node.Stage).Kernel;
        LayerPlan[] uses = [.. plan.Layers.Where(l => l.Node.Operation is SpikingOperation && l.Node.Stage == layer.Node.Stage)];
        KernelChoice neurons = Neurons(plan.Graph, layer.Node.Stage, uses, asked, issues);
        return neurons with
        {
            Columns = Columns(plan, layer, neurons, listBytes, asked, issues),
            UsesTotals = neurons.Planes == 0 && UsesTotals(plan, layer, asked, issues),
        };
    }

    private static KernelChoice Neurons(IntegerGraph graph, string stage, LayerPlan[] uses, KernelDeclaration? asked, IssueSink issues)
    {
        int planes = uses.All(use => BitRows.Planes(graph, use) > 0) ? uses.Max(use => BitRows.Planes(graph, use)) : 0;
        NeuronUpdate best = uses.Min(Best);
        if (asked?.Neurons == NeuronKernel.Lanes && best < NeuronUpdate.LanesWhereExact)
        {
            issues.Add(IssueCatalogue.KernelNotPossible.At(asked.Element, "Neurons = Lanes", stage, "needs 32 bits or has negative thresholds"));
        }

        if (asked?.Neurons == NeuronKernel.BitPlanes && planes == 0)
        {
            issues.Add(IssueCatalogue.KernelNotPossible.At(
                asked.Element, "Neurons = BitPlanes", stage, "is not one of 1-bit weights behind spikes, reset to zero, without codes, shortcuts and a decay of 3/4"));
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

    private static int Columns(
        Plan plan, LayerPlan layer, KernelChoice neurons, int listBytes, KernelDeclaration? asked, IssueSink issues)
    {
        SynapseGeometry geometry = layer.Node.Synapse!.Geometry;
        bool hasChoice = !geometry.IsLinear && plan.Graph.Source(layer.Node).Planes == 1 && plan.Graph.BranchSource(layer.Node) is null or { Planes: 1 };
        int most = hasChoice ? geometry.Output.Width : 1;
        while (most > 1 && WorkingMemory.ListLength(layer, most) > WorkingMemory.MaximumList)
        {
            most--;
        }

        if (WorkingMemory.ListLength(layer, most) is var entries && entries > WorkingMemory.MaximumList)
        {
            int element = plan.Graph.Declaration.Stage(layer.Node.Stage).Element;
            issues.Add(IssueCatalogue.WindowTooLarge.At(element, layer.Node.Stage, entries, WorkingMemory.MaximumList));
        }

        if (asked is { Columns: > 0 })
        {
            if (asked.Columns > most)
            {
                string reason = hasChoice ? $"has room for {most} at most" : "has no choice but 1";
                issues.Add(IssueCatalogue.KernelNotPossible.At(asked.Element, $"Columns = {asked.Columns}", layer.Node.Stage, reason));
            }

            return Shared(geometry, neurons, Math.Min(asked.Columns, most), most);
        }

        int columns = most;
        while (columns > 1 && Bytes(plan.Graph, layer, neurons with { Columns = columns }) > listBytes)
        {
            columns--;
        }

        // As many tiles as these columns need, of equal width.
        int tiles = (most + columns - 1) / columns;
        return Shared(geometry, neurons, (most + tiles - 1) / tiles, most);
    }

    /// <summary>Tiles hold whole blocks of bit planes, which columns may share.</summary>
    private static int Shared(SynapseGeometry geometry, KernelChoice neurons, int columns, int most)
    {
        int share = neurons.Planes > 0 ? BitRows.Share(geometry) : 1;
        return most == geometry.Output.Width
            ? Math.Min((columns + share - 1) / share * share, most)
            : Math.Min((columns + share - 1) / share, most / share) * share;
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
