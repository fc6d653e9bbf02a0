using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// The integer graph and what the passes decided about it, node by node. A value a pass has not reached yet is
/// <see langword="null"/>.
/// </summary>
public sealed record Plan(IntegerGraph Graph, EquatableArray<LayerPlan> Layers)
{
    /// <summary>Memory of every schedule that the class asks for; empty until it is planned.</summary>
    public EquatableArray<SchedulePlan> Schedules { get; init; } = [];

    /// <summary>The plan before the first pass.</summary>
    public static Plan Of(IntegerGraph graph) =>
        new(graph, graph.Nodes.Select(n => new LayerPlan(n)).ToEquatableArray());

    /// <summary>The plan with every layer changed by a function.</summary>
    public Plan Map(Func<LayerPlan, LayerPlan> change) => this with { Layers = Layers.Select(change).ToEquatableArray() };

    /// <summary>Bytes of one instance, of the schedule that takes more.</summary>
    public int StateBytes => Schedules.Count == 0 ? 0 : Schedules.Max(s => s.InstanceBytes);

    /// <summary>The memory of a schedule; <see langword="null"/> if the class does not ask for it.</summary>
    public SchedulePlan? Schedule(Schedules schedule) => Schedules.FirstOrDefault(s => s.Schedule == schedule);

    /// <summary>Bytes of the network's constants; those of a shared stage exist once.</summary>
    public int ConstantBytes => Layers.Where(l => !IsRepeated(l)).Sum(l => l.ConstantBytes);

    /// <summary>Bytes of the packed weights.</summary>
    public int WeightBytes => Layers.Where(l => !IsRepeated(l)).Sum(l => l.WeightBytes);

    /// <summary>Whether a layer computes with the constants of an earlier one: a later use of a shared stage.</summary>
    public bool IsRepeated(LayerPlan layer) =>
        HasOwnConstants(layer) && Layers.Any(l => l.Node.Id < layer.Node.Id && HasOwnConstants(l) && l.Node.Stage == layer.Node.Stage);

    /// <summary>Whether constants are those of the node's stage, of which another node may be a use too.</summary>
    private static bool HasOwnConstants(LayerPlan layer) => layer.Node.Operation is SpikingOperation or IntegerStreamOperation;
}

/// <summary>What the passes decided about one node.</summary>
public sealed record LayerPlan(IntegerNode Node)
{
    /// <summary>Proved ranges.</summary>
    public LayerRange? Range { get; init; }

    /// <summary>Type of thresholds, biases, accumulators and membranes.</summary>
    public StorageType? Storage { get; init; }

    /// <summary>Kernels of a layer that reads spikes and has neurons.</summary>
    public KernelChoice? Kernel { get; init; }

    /// <summary>Weights in the layout of a kernel that reads bytes: the encoder and the read-out.</summary>
    public EquatableArray<byte>? PackedWeights { get; init; }

    /// <summary>Weights in the layout of event-driven kernels.</summary>
    public EquatableArray<uint>? WeightWords { get; init; }

    /// <summary>Weights of the branch, in that layout too.</summary>
    public EquatableArray<uint>? BranchWords { get; init; }

    /// <summary>Bytes of the weights, whatever their layout.</summary>
    public int WeightBytes => (PackedWeights?.Count ?? 0) + (4 * ((WeightWords?.Count ?? 0) + (BranchWords?.Count ?? 0)));

    /// <summary>Bytes of flash: weights and per-channel constants; 16-bit ones fill whole groups.</summary>
    public int ConstantBytes
    {
        get
        {
            if (StreamMemory.ConstantBytes(Node) is { } constantsOfStream)
            {
                return WeightBytes + constantsOfStream;
            }

            int channels = Node.Operation is SpikingOperation or ReadOutOperation ? Node.Shape.Channels : 0;
            int constants = Kernel is { Planes: > 0 } bits ? 4 * BitRows.Words(channels, bits.Planes)
                : Storage == StorageType.Bits16 ? 4 * WeightBlocks.GroupChannels * WeightBlocks.Groups(channels) : 8 * channels;
            int totals = Kernel is { UsesTotals: true } ? 2 * WeightBlocks.GroupChannels * WeightBlocks.Groups(channels) : 0;
            int branch = Node.Operation is SpikingOperation { Branch: not null } ? 2 * channels : 0;
            return WeightBytes + constants + totals + branch + CodeTables.Bytes(this);
        }
    }
}

/// <summary>Proved ranges of a layer over all channels, inputs and time steps.</summary>
/// <param name="Accumulator">Accumulator of one time step; of the whole window in the read-out.</param>
/// <param name="Membrane">Membrane before the threshold; the scores in the read-out.</param>
/// <param name="DeadChannels">Channels that can never fire.</param>
public sealed record LayerRange(IntegerRange Accumulator, IntegerRange Membrane, int DeadChannels)
{
    /// <summary>Membranes from which on channels fire; of layers with neurons.</summary>
    public IntegerRange LeastFiring { get; init; }

    /// <summary>Membrane before the threshold, minus the least firing one of its channel; of layers with neurons.</summary>
    public IntegerRange Distance { get; init; }

    /// <summary>What accumulators become on their way into membranes, before a shift; of layers with neurons.</summary>
    public IntegerRange Current { get; init; }

    /// <summary>The same of the branch's accumulators.</summary>
    public IntegerRange Branch { get; init; }

    /// <summary>Numbers that bit planes would have to hold; of layers with neurons.</summary>
    public IntegerRange Planes { get; init; }

    /// <summary>Codes of membranes that can be kept; of layers that keep codes.</summary>
    public IntegerRange Codes { get; init; }
}
