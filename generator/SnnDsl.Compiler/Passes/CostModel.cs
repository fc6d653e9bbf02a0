using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Expected instructions of an event-driven layer, from its shape and the spike rate of its input. The numbers are fitted
/// to the counts of ./bench.sh; instructions are not cycles.
/// </summary>
public static class CostModel
{
    /// <summary>Instructions that bring one current of a branch to its membrane, on any core: it is taken from its lane,
    /// multiplied, shifted and added.</summary>
    private const double BranchCurrent = 20;

    /// <summary>Costs of the instruction sets, in the order in which they are shown.</summary>
    public static IReadOnlyList<InstructionCosts> All { get; } =
    [
        new("M0", Sum8: 1.50, Sum4: 0.93, Sum2: 0.75, SumPlane: 0.33, Plane: 25, Event: 20, Run: 24, Neuron: 10.1, Scalar: 42, Block: 80, Position: 120, Shortcut: 10, ShortcutSpike: 35),
        new("M3", Sum8: 1.00, Sum4: 0.64, Sum2: 0.50, SumPlane: 0.25, Plane: 17.8, Event: 6.5, Run: 17, Neuron: 6.4, Scalar: 28, Block: 45, Position: 70, Shortcut: 5, ShortcutSpike: 20),
        new("M4", Sum8: 0.73, Sum4: 0.62, Sum2: 0.50, SumPlane: 0.25, Plane: 17.8, Event: 6.5, Run: 17, Neuron: 6.0, Scalar: 28, Block: 45, Position: 70, Shortcut: 5, ShortcutSpike: 20),
        new("M55", Sum8: 0.33, Sum4: 0.28, Sum2: 0.17, SumPlane: 0.25, Plane: 17.8, Event: 6.5, Run: 17, Neuron: 2.3, Scalar: 42, Block: 45, Position: 65, Shortcut: 5, ShortcutSpike: 20),
    ];

    /// <summary>
    /// Whether a linear layer should look for time steps in which less than half of its inputs are silent. Counting spikes
    /// costs a fraction of an instruction per input, adding the rows of the fewer saves whole rows: worth it as soon as
    /// such steps are not rare.
    /// </summary>
    /// <param name="rate">Mean spike rate of the inputs.</param>
    public static bool IsSilenceWorthListing(double rate) => rate > 0.4;

    /// <summary>Instructions of all time steps of a layer.</summary>
    public static double Instructions(InstructionCosts costs, IntegerGraph graph, LayerPlan layer)
    {
        IntegerSynapse synapse = ((SpikingOperation)layer.Node.Operation).Synapse;
        SynapseGeometry geometry = synapse.Geometry;
        double rate = SpikeRates.Of(graph)[graph.Source(layer.Node).Id];
        double active = layer.Kernel!.UsesTotals ? Math.Min(rate, 1 - rate) : rate;
        int channels = WeightBlocks.GroupChannels * WeightBlocks.Groups(layer.Node.Shape.Channels);
        int positions = geometry.Output.Height * geometry.Output.Width;
        double listed = ListedInputs(geometry, layer.Kernel.Columns);
        double lists = (listed / geometry.Input.Channels * costs.Run) + (listed * active * costs.Event);
        if (layer.Kernel.Planes > 0)
        {
            double calls = positions * BitRows.Blocks(layer.Node.Shape.Channels);
            double plane = (costs.Plane * layer.Kernel.Planes) + costs.Block;
            return graph.TimeSteps
                * (lists + (positions * costs.Position) + (calls * geometry.FanIn * active * 32 * costs.SumPlane) + (calls / BitRows.Share(geometry) * plane));
        }

        double neuron = layer.Kernel.Neurons >= NeuronUpdate.LanesWhereExact ? costs.Neuron : costs.Scalar;
        double step = (positions * (costs.Position + (costs.Block * channels / 32)))
            + (positions * geometry.FanIn * active * channels * costs.Sum(synapse.Format.Bits))
            + lists
            + (positions * channels * neuron)
            + ShortcutInstructions(costs, graph, layer, positions * channels)
            + BranchInstructions(costs, graph, layer, positions * channels);
        return graph.TimeSteps * step;
    }

    /// <summary>Copies of the neurons' constants, and an addition per spike.</summary>
    private static double ShortcutInstructions(InstructionCosts costs, IntegerGraph graph, LayerPlan layer, double neurons)
    {
        double[] rates = SpikeRates.Of(graph);
        double spikes = graph.Shortcuts(layer.Node).Sum(s => rates[s.Id]);
        return graph.Shortcuts(layer.Node).Any() ? neurons * (costs.Shortcut + (spikes * costs.ShortcutSpike)) : 0;
    }

    /// <summary>The sums of a branch, and a multiplication and addition per neuron.</summary>
    private static double BranchInstructions(InstructionCosts costs, IntegerGraph graph, LayerPlan layer, double neurons)
    {
        if (graph.BranchSource(layer.Node) is not { } source)
        {
            return 0;
        }

        IntegerSynapse synapse = ((SpikingOperation)layer.Node.Operation).Branch!.Synapse;
        double rate = SpikeRates.Of(graph)[source.Id];
        double listed = ListedInputs(synapse.Geometry, layer.Kernel!.Columns);
        return (neurons * ((synapse.Geometry.FanIn * rate * costs.Sum(synapse.Format.Bits)) + BranchCurrent))
            + (neurons / 32 * costs.Block)
            + (listed / synapse.Geometry.Input.Channels * costs.Run)
            + (listed * rate * costs.Event);
    }

    /// <summary>Inputs that are looked at for the lists of one time step.</summary>
    private static double ListedInputs(SynapseGeometry geometry, int columns)
    {
        if (geometry.IsLinear)
        {
            return geometry.FanIn;
        }

        double tiles = Math.Ceiling((double)geometry.Output.Width / columns);
        double inputColumns = (geometry.Output.Width * geometry.Window.Stride.Width) + (tiles * (geometry.Window.Kernel.Width - geometry.Window.Stride.Width));
        return geometry.Output.Height * inputColumns * geometry.Window.Kernel.Height * geometry.Input.Channels;
    }
}

/// <summary>Instructions of the kernels on one kind of core.</summary>
/// <param name="Core">The core.</param>
/// <param name="Sum8">Per synaptic operation with 8-bit weights.</param>
/// <param name="Sum4">With 4 bits.</param>
/// <param name="Sum2">With 2 bits.</param>
/// <param name="SumPlane">With 1 bit, where sums stay in bit planes. From 97 channels on the M55 takes about half of both.</param>
/// <param name="Plane">Per plane of the membranes of 32 neurons.</param>
/// <param name="Event">Per listed event.</param>
/// <param name="Run">Per run of bits that is looked at for events.</param>
/// <param name="Neuron">Per neuron in lanes.</param>
/// <param name="Scalar">Per neuron, one at a time.</param>
/// <param name="Block">Per call that sums a block of 32 channels.</param>
/// <param name="Position">Per output position.</param>
/// <param name="Shortcut">Per neuron to which shortcuts come.</param>
/// <param name="ShortcutSpike">Per spike that comes by one.</param>
public sealed record InstructionCosts(
    string Core,
    double Sum8,
    double Sum4,
    double Sum2,
    double SumPlane,
    double Plane,
    double Event,
    double Run,
    double Neuron,
    double Scalar,
    double Block,
    double Position,
    double Shortcut,
    double ShortcutSpike)
{
    /// <summary>Per synaptic operation.</summary>
    public double Sum(int bits) => bits switch
    {
        8 => Sum8,
        4 => Sum4,
        _ => Sum2,
    };
}
