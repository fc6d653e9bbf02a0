using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// The views of a network's layers: which kernel runs each, with which constants, on which part of the arena. Layers are
/// built in order, so that constants of a shared stage appear at its first use.
/// </summary>
internal sealed class LayerViewBuilder(Plan plan)
{
    private readonly StructNames _names = new();

    public LayerView Build(LayerPlan layer) => layer.Node.Operation switch
    {
        SpikingOperation spiking when Source(layer).Operation is ImageOperation => Encoder(layer, spiking),
        SpikingOperation spiking when layer.Kernel!.Planes > 0 => InBitPlanes(layer, spiking),
        SpikingOperation spiking => Spiking(layer, spiking),
        IntegerPoolOperation pool => Pool(layer, pool),
        IntegerOptionAOperation optionA => OptionA(layer, optionA),
        ReadOutOperation readOut => ReadOut(layer, readOut),
        IntegerResidualOperation stream => View(
            layer,
            StreamLayers.StreamComment(plan, layer, stream),
            LayerText.StateChecks(layer),
            [],
            "snn_residual_conv2d_t",
            Symbol(layer) + "_layer",
            StreamLayers.StreamFields(plan, Symbol(layer), layer, stream),
            (name, memory) => StreamCall.Next(plan, memory, layer, name)),
        ResidualNeuronOperation neuron => View(
            layer,
            StreamLayers.NeuronComment(plan, layer, neuron),
            [],
            [],
            "snn_residual_neuron_t",
            Symbol(layer) + "_neurons",
            StreamLayers.NeuronFields(layer, neuron),
            (name, memory) => StreamCall.Fire(plan, memory, layer, name)),
        IntegerAttentionOperation attention => View(
            layer,
            StreamLayers.AttentionComment(layer, attention),
            [],
            [],
            "snn_attention_t",
            Symbol(layer) + "_layer",
            StreamLayers.AttentionFields(Symbol(layer), layer, attention),
            (name, memory) => StreamCall.Attention(plan, memory, layer, name)),
        IntegerHeadsOperation heads => View(
            layer,
            StreamLayers.HeadsComment(layer),
            LayerText.Checks(layer),
            [],
            "snn_residual_readout_t",
            Symbol(layer) + "_layer",
            StreamLayers.HeadsFields(plan, Symbol(layer), layer, heads.Parameters),
            (name, memory) => StreamCall.Heads(plan, memory, layer, name)),
        _ => throw new InvalidOperationException($"The node {layer.Node.Name} cannot be emitted."),
    };

    private LayerView Encoder(LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        string kind = geometry.IsLinear ? "linear" : "conv2d";
        string symbol = Symbol(layer);
        return View(
            layer,
            LayerText.Spiking(plan, layer, operation),
            LayerText.Checks(layer, operation),
            CodeFields.Struct(symbol, layer, operation.Neuron),
            $"snn_encode_{kind}_t",
            symbol + "_layer",
            [
                .. LayerFields.Geometry(geometry),
                $".weights = {symbol}_weights",
                .. LayerFields.Neuron(symbol, operation.Neuron),
            ],
            (name, memory) => KernelCall.Neurons(plan, memory, layer, $"snn_encode_{kind}_s8", name, memory.Patch(layer)));
    }

    private LayerView Spiking(LayerPlan layer, SpikingOperation operation)
    {
        string kind = operation.Synapse.Geometry.IsLinear ? "linear" : "conv2d";
        string storage = layer.Storage == StorageType.Bits16 ? "s16" : "s32";
        string symbol = Symbol(layer);
        return View(
            layer,
            LayerText.Spiking(plan, layer, operation),
            LayerText.Checks(layer, operation),
            [.. CodeFields.Struct(symbol, layer, operation.Neuron), .. BranchFields.Struct(plan, layer, operation)],
            $"snn_{kind}_{storage}_t",
            symbol + "_layer",
            EventFields.Fields(plan, symbol, layer, operation),
            (name, memory) => KernelCall.Neurons(plan, memory, layer, $"snn_{kind}_{storage}", name, memory.Scratch(layer)));
    }

    private LayerView InBitPlanes(LayerPlan layer, SpikingOperation operation)
    {
        string kind = operation.Synapse.Geometry.IsLinear ? "linear" : "conv2d";
        string symbol = Symbol(layer);
        return View(
            layer,
            LayerText.Spiking(plan, layer, operation),
            LayerText.Checks(layer, operation),
            [],
            $"snn_{kind}_b1_t",
            symbol + "_layer",
            BitFields.Fields(layer, operation),
            (name, memory) => KernelCall.Lines(
                "",
                $"snn_{kind}_b1",
                ["&" + name, memory.Steps, memory.Source(layer.Node), memory.Words(layer.Node), memory.Membranes(layer.Node), .. memory.Scratch(layer)]));
    }

    private LayerView Pool(LayerPlan layer, IntegerPoolOperation pool) => View(
        layer,
        LayerText.Pool(plan, layer, pool),
        [],
        [],
        "snn_pool_t",
        Symbol(layer) + "_pooling",
        [
            $".input = {LayerFields.Shape(Source(layer).Shape)}",
            $".output = {LayerFields.Shape(layer.Node.Shape)}",
            $".height = {pool.Height}",
            $".width = {pool.Width}",
            $".stride = {pool.Stride}",
            .. pool.Padding == 0 ? (string[])[] : [$".padding = {pool.Padding}"],
            $".planes = {layer.Node.Planes}",
        ],
        (name, memory) => KernelCall.Plain(memory, layer, pool.IsMaximum ? "snn_pool_max" : "snn_pool_sum", name));

    private LayerView OptionA(LayerPlan layer, IntegerOptionAOperation optionA) => View(
        layer,
        LayerText.OptionA(plan, layer, optionA),
        [],
        [],
        "snn_option_a_t",
        Symbol(layer),
        [
            $".input = {LayerFields.Shape(Source(layer).Shape)}",
            $".output = {LayerFields.Shape(layer.Node.Shape)}",
            $".stride = {optionA.Stride}",
            $".first_channel = {optionA.ChannelOffset}",
        ],
        (name, memory) => KernelCall.Plain(memory, layer, "snn_option_a", name));

    private LayerView ReadOut(LayerPlan layer, ReadOutOperation operation)
    {
        string symbol = Symbol(layer);
        bool readsImage = Source(layer).Operation is ImageOperation;
        return View(
            layer,
            LayerText.ReadOut(plan, layer, operation),
            LayerText.Checks(layer),
            [],
            "snn_readout_t",
            symbol + "_layer",
            [
                .. LayerFields.Geometry(operation.Synapse.Geometry),
                $".planes = {(readsImage ? 1 : Source(layer).Planes)}",
                $".weights = {symbol}_weights",
                $".multiplier = {symbol}_multipliers",
                $".bias = {symbol}_biases",
                $".step_bias = {(plan.Graph.Declaration.IsStreamed ? symbol + "_step_biases" : "NULL")}",
            ],
            (name, memory) => KernelCall.ReadOut(plan, memory, layer, name));
    }

    private LayerView View(
        LayerPlan layer,
        EquatableArray<string> comment,
        EquatableArray<CheckView> checks,
        EquatableArray<string> tables,
        string structType,
        string structName,
        EquatableArray<string> fields,
        Func<string, MemoryNames, EquatableArray<string>> call)
    {
        (string name, bool isNew) = _names.Name(structName, fields);
        return new LayerView(
            comment,
            checks,
            plan.OwnConstants(layer).Select(c => new ArrayView(c.Element.Type, c.Name, c.Count, c.Element.Rows(c.Values))).ToEquatableArray(),
            plan.IsRepeated(layer) ? [] : tables,
            isNew ? structType : "",
            name,
            fields,
            Statements(Schedules.Framed),
            Statements(Schedules.Streaming));

        EquatableArray<string> Statements(Schedules schedule)
        {
            if (plan.Schedule(schedule) is not { } planned)
            {
                return [];
            }

            var memory = new MemoryNames(plan, planned);
            return [.. call(name, memory), .. KernelCall.Trace(memory, layer)];
        }
    }

    private static string Symbol(LayerPlan layer) => CNames.Stage(layer.Node.Stage);

    private IntegerNode Source(LayerPlan layer) => plan.Graph.Source(layer.Node);
}
