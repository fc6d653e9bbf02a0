using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Emission;

/// <summary>The view of one layer: which kernel runs it, with which constants, on which part of the arena.</summary>
internal static class LayerViewBuilder
{
    public static LayerView Build(Plan plan, LayerPlan layer) => layer.Node.Operation switch
    {
        SpikingOperation spiking when Reads<ImageOperation>(plan, layer) => Encoder(plan, layer, spiking),
        SpikingOperation spiking => Spiking(plan, layer, spiking),
        IntegerPoolOperation pool => Pool(plan, layer, pool),
        ReadOutOperation readOut => ReadOut(plan, layer, readOut),
        _ => throw new InvalidOperationException($"The node {layer.Node.Name} cannot be emitted."),
    };

    private static LayerView Encoder(Plan plan, LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        string kind = geometry.IsLinear ? "linear" : "conv2d";
        string symbol = CNames.Snake(layer.Node.Stage);
        EquatableArray<byte> weights = layer.PackedWeights!.Value;
        return View(
            plan,
            layer,
            LayerText.Spiking(plan, layer, operation),
            LayerText.Checks(layer, operation),
            [new ArrayView("SNN_WORD_ALIGNED int8_t", symbol + "_weights", weights.Count, NumberRows.BaseTen(weights)), .. NeuronArrays(symbol, "int32_t", operation.Neuron)],
            $"snn_encode_{kind}_t",
            symbol + "_layer",
            [.. GeometryFields(geometry), $".time_steps = {plan.Graph.TimeSteps}", $".weights = {symbol}_weights", .. NeuronFields(symbol, operation.Neuron)],
            $"snn_encode_{kind}_s8(&{symbol}_layer, image, {Words(layer.Output!.Value)})");
    }

    private static LayerView Spiking(Plan plan, LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        string kind = geometry.IsLinear ? "linear" : "conv2d";
        string storage = layer.Storage == Numerics.StorageType.Bits16 ? "s16" : "s32";
        string type = layer.Storage == Numerics.StorageType.Bits16 ? "int16_t" : "int32_t";
        string symbol = CNames.Snake(layer.Node.Stage);
        IntegerNode input = Input(plan, layer);
        EquatableArray<byte> weights = layer.PackedWeights!.Value;
        string call = $"snn_{kind}_s{operation.Synapse.Format.Bits}_{storage}(&{symbol}_layer, {InputWords(plan, layer)}, "
            + $"{Words(layer.Output!.Value)}, {Scratch(layer.Scratch!.Value, storage)})";
        return View(
            plan,
            layer,
            LayerText.Spiking(plan, layer, operation),
            LayerText.Checks(layer, operation),
            [new ArrayView("SNN_WORD_ALIGNED uint8_t", symbol + "_weights", weights.Count, NumberRows.Hexadecimal(weights)), .. NeuronArrays(symbol, type, operation.Neuron)],
            $"snn_{kind}_{storage}_t",
            symbol + "_layer",
            [
                .. GeometryFields(geometry),
                $".time_steps = {plan.Graph.TimeSteps}",
                $".planes = {input.Planes}",
                $".weights = {symbol}_weights",
                .. NeuronFields(symbol, operation.Neuron),
            ],
            call);
    }

    private static LayerView Pool(Plan plan, LayerPlan layer, IntegerPoolOperation pool)
    {
        string symbol = CNames.Snake(layer.Node.Stage) + "_pooling";
        string kernel = pool.IsMaximum ? "snn_pool_max" : "snn_pool_sum";
        return View(
            plan,
            layer,
            LayerText.Pool(plan, layer, pool),
            [],
            [],
            "snn_pool_t",
            symbol,
            [
                $".input = {Shape(Input(plan, layer).Shape)}",
                $".output = {Shape(layer.Node.Shape)}",
                $".size = {pool.Size}",
                $".stride = {pool.Stride}",
                $".time_steps = {plan.Graph.TimeSteps}",
                $".planes = {layer.Node.Planes}",
            ],
            $"{kernel}(&{symbol}, {InputWords(plan, layer)}, {Words(layer.Output!.Value)})");
    }

    private static LayerView ReadOut(Plan plan, LayerPlan layer, ReadOutOperation operation)
    {
        string symbol = CNames.Snake(layer.Node.Stage);
        EquatableArray<byte> weights = layer.PackedWeights!.Value;
        bool readsImage = Reads<ImageOperation>(plan, layer);
        string input = readsImage ? "image" : InputWords(plan, layer);
        ReadOutArtifact parameters = operation.Parameters;
        return View(
            plan,
            layer,
            LayerText.ReadOut(plan, layer, operation),
            LayerText.Checks(layer),
            [
                new ArrayView("SNN_WORD_ALIGNED int8_t", symbol + "_weights", weights.Count, NumberRows.BaseTen(weights)),
                new ArrayView("int32_t", symbol + "_multipliers", parameters.Multipliers.Count, NumberRows.BaseTen(parameters.Multipliers)),
                new ArrayView("int32_t", symbol + "_biases", parameters.Biases.Count, NumberRows.BaseTen(parameters.Biases)),
            ],
            "snn_readout_t",
            symbol + "_layer",
            [
                .. GeometryFields(operation.Synapse.Geometry),
                $".time_steps = {plan.Graph.TimeSteps}",
                $".planes = {(readsImage ? 1 : Input(plan, layer).Planes)}",
                $".weights = {symbol}_weights",
                $".multiplier = {symbol}_multipliers",
                $".bias = {symbol}_biases",
            ],
            $"{(readsImage ? "snn_readout_image_s8" : "snn_readout_s8")}(&{symbol}_layer, {input}, net->scores)");
    }

    private static LayerView View(
        Plan plan,
        LayerPlan layer,
        EquatableArray<string> comment,
        EquatableArray<CheckView> checks,
        EquatableArray<ArrayView> arrays,
        string structType,
        string structName,
        EquatableArray<string> fields,
        string call)
    {
        string trace = layer.Output is { } output
            ? $"SNN_TRACE({layer.Node.Id}, {Words(output)}, {PlanMemoryPass.SpikeWords(layer.Node, plan.Graph.TimeSteps)})"
            : "";
        return new LayerView(comment, checks, arrays, structType, structName, fields, call, trace);
    }

    private static IEnumerable<ArrayView> NeuronArrays(string symbol, string type, Neuron neuron) =>
    [
        new ArrayView(type, symbol + "_thresholds", neuron.Parameters.Thresholds.Count, NumberRows.BaseTen(neuron.Parameters.Thresholds)),
        new ArrayView(type, symbol + "_biases", neuron.Parameters.Biases.Count, NumberRows.BaseTen(neuron.Parameters.Biases)),
    ];

    private static IEnumerable<string> NeuronFields(string symbol, Neuron neuron) =>
    [
        $".neuron.threshold = {symbol}_thresholds",
        $".neuron.bias = {symbol}_biases",
        $".neuron.fractional_bits = {neuron.Parameters.FractionalBits}",
        $".neuron.decay = {DecayName(neuron.Decay)}",
        $".neuron.reset = {(neuron.Reset == ResetMode.Zero ? "SNN_RESET_ZERO" : "SNN_RESET_SUBTRACT")}",
        $".neuron.fire_at_equal = {(neuron.Fire == FireCondition.GreaterOrEqual ? 1 : 0)}",
    ];

    private static string DecayName(Decay decay) => decay switch
    {
        Decay.None => "SNN_DECAY_NONE",
        Decay.Half => "SNN_DECAY_HALF",
        Decay.Quarter => "SNN_DECAY_QUARTER",
        _ => "SNN_DECAY_THREE_QUARTERS",
    };

    private static IEnumerable<string> GeometryFields(SynapseGeometry geometry) => geometry.IsLinear
        ? [$".inputs = {geometry.Input.Size}", $".outputs = {geometry.Output.Size}"]
        :
        [
            $".input = {Shape(geometry.Input)}",
            $".output = {Shape(geometry.Output)}",
            $".kernel = {geometry.KernelHeight}",
            $".stride = {geometry.Stride}",
            $".padding = {geometry.Padding}",
        ];

    private static string Shape(TensorShape shape) => $"{{{shape.Height}, {shape.Width}, {shape.Channels}}}";

    private static IntegerNode Input(Plan plan, LayerPlan layer) => plan.Graph.Nodes[layer.Node.Inputs[0]];

    private static bool Reads<T>(Plan plan, LayerPlan layer) => Input(plan, layer).Operation is T;

    private static string InputWords(Plan plan, LayerPlan layer) => Words(plan.Layers[layer.Node.Inputs[0]].Output!.Value);

    private static string Words(ArenaBuffer buffer) => $"&net->arena.words[{buffer.Offset}]";

    private static string Scratch(ArenaBuffer buffer, string storage) =>
        storage == "s16" ? $"&net->arena.s16[{2 * buffer.Offset}]" : $"&net->arena.s32[{buffer.Offset}]";
}
