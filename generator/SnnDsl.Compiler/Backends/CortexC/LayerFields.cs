using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

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
        $".neuron.decay = {neuron.KernelRule.Decay.CName}",
        $".neuron.reset = {neuron.KernelRule.ResetCName}",
        $".neuron.fire_at_equal = {(neuron.KernelRule.FiresAtEqual ? 1 : 0)}",
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
}
