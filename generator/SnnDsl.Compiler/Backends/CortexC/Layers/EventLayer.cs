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
            (name, memory) => KernelCall.Neurons(context, memory, kernel, name, operation.Branch is { } branch ? SideCurrentFields.Name(branch) : "", memory.Scratch(layer)))
        {
            Tables = [.. CodeFields.Struct(context, operation.Neuron), .. SideCurrentFields.Struct(context, operation)],
        };
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
