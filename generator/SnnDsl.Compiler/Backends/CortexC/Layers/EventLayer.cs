using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A layer that adds the weight rows of spikes, see snn/conv2d.h and snn/linear.h.</summary>
internal static class EventLayer
{
    public static LayerEmission Emit(EmissionContext context, SpikingOperation operation)
    {
        LayerPlan layer = context.Layer;
        bool isNarrow = layer.Storage == StorageType.Bits16;
        string kernel = $"snn_{SpikingLayer.Kind(operation)}_{(isNarrow ? "s16" : "s32")}";
        return new LayerEmission(
            LayerText.Spiking(context.Plan, layer, operation),
            kernel + "_t",
            context.Symbol + "_layer",
            [
                .. LayerFields.Geometry(operation.Synapse.Geometry),
                $".planes = {context.Source.Planes}",
                .. Choice(context, operation.Synapse.Geometry, isNarrow),
                .. LayerFields.Synapse(context.Symbol, operation.Synapse),
                .. isNarrow ? NarrowNeuron(context, operation.Neuron) : LayerFields.Neuron(context, operation.Neuron),
            ],
            (name, memory) => KernelCall.Neurons(context, memory, kernel, name, operation.Branch is { } branch ? SideCurrentFields.Name(branch) : "", [memory.Scratch(layer.Node), memory.List(layer.Node)]))
        {
            Tables = [.. CodeFields.Struct(context, operation.Neuron), .. SideCurrentFields.Struct(context, operation)],
            Lengths = Lengths(context, operation),
            Sizes = memory => Sizes(context, operation, memory, isNarrow),
            Membranes = SpikingLayer.Membranes(context, operation.Neuron),
        };
    }

    private static EquatableArray<ArrayLength> Lengths(EmissionContext context, SpikingOperation operation) =>
    [
        SynapseLengths.Blocks(context.Node.Stage, operation.Synapse),
        .. NeuronLengths.Of(context, operation.Neuron),
        .. context.Layer.Kernel!.UsesTotals
            ? (ArrayLength[])[new(context.Node.Stage, ConstantRole.Totals, $"{SynapseLengths.Groups(operation.Synapse)} * SNN_GROUP_WORDS")]
            : [],
        .. operation.Branch is { } branch
            ? (ArrayLength[])
            [
                SynapseLengths.Blocks(branch.Stage, branch.Synapse),
                SynapseLengths.Each(branch.Stage, ConstantRole.Multipliers, context.Node.Shape.Channels),
            ]
            : [],
    ];

    /// <summary>A window is long where a kernel adds it in parts: it may have more events than one call adds.</summary>
    private static EquatableArray<string> Sizes(EmissionContext context, SpikingOperation operation, MemoryNames memory, bool isNarrow)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        int columns = context.Layer.Kernel!.Columns;
        string tile = CNumbers.Unsigned(columns);
        string groups = SynapseLengths.Groups(operation.Synapse);
        string channels = CNumbers.Unsigned(context.Node.Shape.Channels);
        string isLong = $"{CNumbers.Unsigned(geometry.FanIn)} > SNN_SUM_EVENTS || {CNumbers.Unsigned(context.Source.Planes)} > 1u";
        string hasShortcuts = context.Plan.Graph.Shortcuts(context.Node).Any() ? "1" : "0";
        string words = (geometry.IsLinear, isNarrow) switch
        {
            (true, true) => $"SNN_LINEAR_SCRATCH_S16({groups}, {isLong}, {hasShortcuts})",
            (true, false) => $"SNN_LINEAR_SCRATCH_S32({groups}, {channels})",
            (false, true) => $"SNN_CONV2D_SCRATCH_S16({tile}, {groups}, {isLong}, {hasShortcuts})",
            (false, false) => $"SNN_CONV2D_SCRATCH_S32({tile}, {groups}, {channels})",
        };
        string own = SynapseLengths.List(geometry, columns);
        return Assertions.ScratchAndList(
            memory, context.Node, words, operation.Branch is { } branch ? [own, SynapseLengths.List(branch.Synapse.Geometry, columns)] : [own]);
    }

    private static IEnumerable<string> Choice(EmissionContext context, SynapseGeometry geometry, bool isNarrow)
    {
        if (!geometry.IsLinear)
        {
            yield return $".tile = {context.Layer.Kernel!.Columns}";
        }
        else if (isNarrow)
        {
            yield return $".totals = {(context.Layer.Kernel!.UsesTotals ? context.Array(ConstantRole.Totals) : "NULL")}";
        }
    }

    private static EquatableArray<string> NarrowNeuron(EmissionContext context, IntegerNeuron neuron) =>
    [
        $".neuron.constants = {context.Array(ConstantRole.Neurons)}",
        $".neuron.step = {Kernel(context.Layer.Kernel!.Neurons, neuron)}",
        $".neuron.groups = {WeightBlocks.Groups(context.Node.Shape.Channels)}",
        $".neuron.factor = {2 << neuron.Parameters.FractionalBits}",
        .. CodeFields.Field(context, neuron),
        .. LayerFields.Rules(neuron),
    ];

    private static string Kernel(NeuronUpdate update, IntegerNeuron neuron) => update switch
    {
        NeuronUpdate.Lanes => $"snn_lif_{neuron.KernelRule.KernelName}",
        NeuronUpdate.LanesWhereExact => $"SNN_LIF_WIDE(snn_lif_{neuron.KernelRule.KernelName})",
        NeuronUpdate.Scalar => "snn_lif_scalar",
        _ => throw new InvalidOperationException($"The update {update} has no kernel."),
    };
}
