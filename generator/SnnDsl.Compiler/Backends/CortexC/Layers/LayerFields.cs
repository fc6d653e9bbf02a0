using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Fields of the structs that describe layers to kernels.</summary>
internal static class LayerFields
{
    public static EquatableArray<string> Neuron(EmissionContext context, IntegerNeuron neuron) =>
    [
        $".neuron.threshold = {context.Array(ConstantRole.Thresholds)}",
        $".neuron.bias = {context.Array(ConstantRole.Biases)}",
        .. CodeFields.Field(context, neuron),
        $".neuron.fractional_bits = {neuron.Parameters.FractionalBits}",
        .. Rules(neuron),
    ];

    public static EquatableArray<string> Rules(IntegerNeuron neuron) =>
    [
        $".neuron.decay = {neuron.KernelRule.Decay.CName}",
        $".neuron.reset = {neuron.KernelRule.ResetCName}",
        $".neuron.fire_at_equal = {(neuron.KernelRule.FiresAtEqual ? 1 : 0)}",
    ];

    /// <summary>The weights of a synapse, and the kernel that adds them.</summary>
    public static EquatableArray<string> Synapse(string symbol, IntegerSynapse synapse) =>
    [
        $".synapse.sum = snn_sum_s{synapse.Format.Bits}",
        $".synapse.weights = {symbol}_weights",
        $".synapse.rows = {synapse.Geometry.FanIn}",
        $".synapse.groups = {WeightBlocks.Groups(synapse.Geometry.Output.Channels)}",
        $".synapse.code_max = {(1 << synapse.Format.Bits) - 1}",
    ];

    public static EquatableArray<string> Geometry(SynapseGeometry geometry) => geometry.IsLinear
        ? [$".inputs = {geometry.Input.Size}", $".outputs = {geometry.Output.Size}"]
        :
        [
            $".input = {Shape(geometry.Input)}",
            $".output = {Shape(geometry.Output)}",
            .. Window(geometry.Window),
        ];

    public static EquatableArray<string> Window(Window window) =>
    [
        $".kernel = {Extent(window.Kernel)}",
        $".stride = {Extent(window.Stride)}",
        $".padding = {Extent(window.Padding)}",
    ];

    public static string Extent(Extent extent) => $"{{{extent.Height}, {extent.Width}}}";

    public static string Shape(TensorShape shape) => $"{{{shape.Height}, {shape.Width}, {shape.Channels}}}";
}
