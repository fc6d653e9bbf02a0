using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What generated C says about a layer.</summary>
internal static class LayerText
{
    public static EquatableArray<string> Spiking(Plan plan, LayerPlan layer, SpikingOperation operation)
    {
        SynapseGeometry geometry = operation.Synapse.Geometry;
        NeuronRange range = layer.Neurons!;
        return
        [
            $"{layer.Node.Name}: {Connection(geometry)}, {operation.Synapse.Format} weights, {WeightBytes(layer, layer.Node.Stage)} bytes.",
            .. Owner(plan, layer),
            .. Kept(plan, layer),
            Neuron(operation.Neuron),
            .. CodeText.Of(operation.Neuron, range),
            .. Shortcuts(plan, layer),
            .. Branch(plan, layer, operation),
            $"Accumulator {range.Accumulator}, membrane {range.Membrane}: proved for {plan.Graph.Declaration.MostSteps} steps.",
            $"Spike rate {Invariant.Percent(operation.Neuron.Parameters.SpikeRate)} per neuron and step on {FiguresText.RateData(plan.Graph.Training)}.",
            .. KernelText.Of(plan, layer, geometry),
        ];
    }

    /// <summary>The stage whose constants the layer computes with, where that is not its own name.</summary>
    internal static IEnumerable<string> Owner(Plan plan, LayerPlan layer)
    {
        if (plan.IsRepeated(layer))
        {
            yield return $"Computes with the constants of {layer.Node.Stage}, above.";
        }
        else if (layer.Node.Name != layer.Node.Stage)
        {
            yield return $"Weights of {layer.Node.Stage}.";
        }
    }

    private static IEnumerable<string> Kept(Plan plan, LayerPlan layer)
    {
        int declared = plan.Graph.DeclaredChannels(layer.Node);
        if (layer.Node.Shape.Channels < declared)
        {
            yield return $"{declared} channels declared, {layer.Node.Shape.Channels} kept.";
        }
    }

    private static IEnumerable<string> Shortcuts(Plan plan, LayerPlan layer)
    {
        string[] names = [.. plan.Graph.Shortcuts(layer.Node).Select(s => s.Name)];
        if (names.Length > 0)
        {
            yield return $"Shortcuts: each spike of {string.Join(" and of ", names)} adds the threshold.";
        }
    }

    private static IEnumerable<string> Branch(Plan plan, LayerPlan layer, SpikingOperation operation)
    {
        if (operation.Branch is { } branch)
        {
            yield return $"Branch {branch.Stage} of {plan.Graph.BranchSource(layer.Node)!.Name}: {Connection(branch.Synapse.Geometry)}, "
                + $"{branch.Synapse.Format} weights, {WeightBytes(layer, branch.Stage)} bytes.";
        }
    }

    internal static int WeightBytes(LayerPlan layer, string stage) =>
        layer.Constants.Where(c => c.Role == ConstantRole.Weights && c.Stage == stage).Sum(c => c.Bytes);

    internal static string Connection(SynapseGeometry geometry) => geometry.IsLinear
        ? $"linear {geometry.Input.Size} -> {geometry.Output.Size}"
        : $"conv {geometry.Window.Kernel.Rectangle} stride {geometry.Window.Stride} padding {geometry.Window.Padding}, {geometry.Input} -> {geometry.Output}";

    private static string Neuron(IntegerNeuron neuron) =>
        $"Neuron: {neuron.Rule.Description}, {neuron.Parameters.FractionalBits} fractional bits.";
}
