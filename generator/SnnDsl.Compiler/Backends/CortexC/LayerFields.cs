using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Constants of layers as C: arrays, and fields of the structs that describe layers to kernels.</summary>
internal static class LayerFields
{
    public static EquatableArray<string> Neuron(string symbol, IntegerNeuron neuron) =>
    [
        $".neuron.threshold = {symbol}_thresholds",
        $".neuron.bias = {symbol}_biases",
        .. CodeFields.Field(symbol, neuron),
        $".neuron.fractional_bits = {neuron.Parameters.FractionalBits}",
        .. Rules(neuron),
    ];

    public static EquatableArray<string> Rules(IntegerNeuron neuron) =>
    [
        $".neuron.decay = {(neuron.Parameters.Codes is null ? DecayName(neuron.Decay) : DecayName(Decay.None))}",
        $".neuron.reset = {(neuron.Reset == ResetMode.Zero ? "SNN_RESET_ZERO" : "SNN_RESET_SUBTRACT")}",
        $".neuron.fire_at_equal = {(neuron.Fire == FireCondition.GreaterOrEqual ? 1 : 0)}",
    ];

    public static EquatableArray<string> Geometry(SynapseGeometry geometry) => geometry.IsLinear
        ? [$".inputs = {geometry.Input.Size}", $".outputs = {geometry.Output.Size}"]
        :
        [
            $".input = {Shape(geometry.Input)}",
            $".output = {Shape(geometry.Output)}",
            $".kernel = {geometry.KernelHeight}",
            $".stride = {geometry.Stride}",
            $".padding = {geometry.Padding}",
        ];

    public static string Shape(TensorShape shape) => $"{{{shape.Height}, {shape.Width}, {shape.Channels}}}";

    public static string DecayName(Decay decay) => decay switch
    {
        Decay.None => "SNN_DECAY_NONE",
        Decay.Half => "SNN_DECAY_HALF",
        Decay.Quarter => "SNN_DECAY_QUARTER",
        _ => "SNN_DECAY_THREE_QUARTERS",
    };
}
