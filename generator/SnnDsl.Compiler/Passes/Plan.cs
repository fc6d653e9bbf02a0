using SnnDsl.Compiler.Backends.CortexC;
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

    /// <summary>Arrays of constants of all layers; those of a shared stage exist once.</summary>
    public IEnumerable<ConstantArray> Constants => Layers.SelectMany(l => l.Constants).GroupBy(c => c.Name, StringComparer.Ordinal).Select(c => c.First());

    /// <summary>Bytes of all constants.</summary>
    public int ConstantBytes => Constants.Sum(c => c.Bytes);

    /// <summary>Bytes of the packed weights.</summary>
    public int WeightBytes => Constants.Where(c => c.Role == ConstantRole.Weights).Sum(c => c.Bytes);

    /// <summary>The arrays of a layer that no earlier one computes with.</summary>
    internal IEnumerable<ConstantArray> OwnConstants(LayerPlan layer) =>
        layer.Constants.Where(c => !Layers.TakeWhile(l => l.Node.Id < layer.Node.Id).Any(l => l.Constants.Any(other => other.Name == c.Name)));

    /// <summary>The layers that compute with the same neurons as one: the uses of a shared stage.</summary>
    internal LayerPlan[] Uses(LayerPlan layer) => [.. Layers.Where(l => l.Neurons is not null && l.Node.Stage == layer.Node.Stage)];

    /// <summary>Whether a layer computes with the constants of an earlier one: a later use of a shared stage.</summary>
    public bool IsRepeated(LayerPlan layer) =>
        layer.Constants.Count > 0 && Layers.Any(l => l.Node.Id < layer.Node.Id && l.Constants.Count > 0 && l.Node.Stage == layer.Node.Stage);
}

/// <summary>What the passes decided about one node.</summary>
public sealed record LayerPlan(IntegerNode Node)
{
    /// <summary>What was proved.</summary>
    public LayerProof? Proof { get; init; }

    /// <summary>Proved ranges.</summary>
    public LayerRange? Range => (Proof as ComputedProof)?.Range;

    /// <summary>Proved ranges of a layer with neurons of their own constants.</summary>
    public NeuronRange? Neurons => Range as NeuronRange;

    /// <summary>Type of thresholds, biases, accumulators and membranes.</summary>
    public StorageType? Storage { get; init; }

    /// <summary>Kernels of a layer that reads spikes and has neurons.</summary>
    public KernelChoice? Kernel { get; init; }

    /// <summary>Arrays of constants that it computes with; empty until they are laid out. Those of a shared stage are the same in
    /// all of its uses.</summary>
    public EquatableArray<ConstantArray> Constants { get; init; } = [];

    /// <summary>Bytes of its arrays.</summary>
    public int ConstantBytes => Constants.Sum(c => c.Bytes);

    /// <summary>An array of its own stage.</summary>
    internal ConstantArray Constant(ConstantRole role) => Constants.First(c => c.Role == role && c.Stage == Node.Stage);
}
