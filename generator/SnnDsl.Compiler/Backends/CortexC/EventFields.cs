using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Constants and description of a layer that reads spikes, and the kernels it names.</summary>
internal static class EventFields
{
    public static EquatableArray<string> Fields(Plan plan, string symbol, LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        bool isNarrow = layer.Storage == StorageType.Bits16;
        return
        [
            .. LayerFields.Geometry(geometry),
            $".planes = {plan.Graph.Source(layer.Node).Planes}",
            .. Choice(symbol, layer, geometry, isNarrow),
            .. Synapse(symbol, operation.Synapse),
            .. isNarrow ? NarrowNeuron(symbol, layer, operation.Neuron) : LayerFields.Neuron(symbol, operation.Neuron),
        ];
    }

    /// <summary>The weights of a synapse, and the kernel that adds them.</summary>
    public static EquatableArray<string> Synapse(string symbol, IntegerSynapse synapse) =>
    [
        $".synapse.sum = snn_sum_s{synapse.Format.Bits}",
        $".synapse.weights = {symbol}_weights",
        $".synapse.rows = {synapse.Geometry.FanIn}",
        $".synapse.groups = {WeightBlocks.Groups(synapse.Geometry.Output.Channels)}",
        $".synapse.code_max = {(1 << synapse.Format.Bits) - 1}",
    ];

    private static IEnumerable<string> Choice(string symbol, LayerPlan layer, SynapseGeometry geometry, bool isNarrow)
    {
        if (!geometry.IsLinear)
        {
            yield return $".tile = {layer.Kernel!.Columns}";
        }
        else if (isNarrow)
        {
            yield return layer.Kernel!.UsesTotals ? $".totals = {symbol}_totals" : ".totals = NULL";
        }
    }

    private static EquatableArray<string> NarrowNeuron(string symbol, LayerPlan layer, IntegerNeuron neuron) =>
    [
        $".neuron.constants = {symbol}_neurons",
        $".neuron.step = {Kernel(layer.Kernel!.Neurons, neuron)}",
        $".neuron.groups = {WeightBlocks.Groups(layer.Node.Shape.Channels)}",
        $".neuron.factor = {2 << neuron.Parameters.FractionalBits}",
        .. CodeFields.Field(symbol, neuron),
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
