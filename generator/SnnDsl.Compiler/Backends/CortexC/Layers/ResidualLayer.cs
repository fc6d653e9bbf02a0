using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The next state of a residual, see snn/residual.h.</summary>
internal static class ResidualLayer
{
    public static LayerEmission Emit(EmissionContext context, IntegerResidualOperation operation) => new(
        Comment(context, operation),
        "snn_residual_conv2d_t",
        context.Symbol + "_layer",
        [
            .. LayerFields.Geometry(operation.Synapse.Geometry.AsConvolution),
            $".planes = {context.Source.Planes}",
            $".tile = {context.Layer.Kernel!.Columns}",
            .. LayerFields.Synapse(context.Symbol, operation.Synapse),
            $".multiplier = {context.Array(ConstantRole.Multipliers)}",
            $".bias = {context.Array(ConstantRole.Biases)}",
            $".shift = {operation.Parameters.Scale.Shift}",
        ],
        (name, memory) => Call(context, name, memory))
    {
        Lengths =
        [
            SynapseLengths.Blocks(context.Node.Stage, operation.Synapse),
            SynapseLengths.Each(context.Node.Stage, ConstantRole.Multipliers, context.Node.Shape.Channels),
            SynapseLengths.Each(context.Node.Stage, ConstantRole.Biases, context.Node.Shape.Channels),
        ],
        Sizes = memory => Assertions.ScratchAndList(
            memory,
            context.Node,
            $"SNN_RESIDUAL_CONV2D_SCRATCH({CNumbers.Unsigned(context.Layer.Kernel!.Columns)}, {SynapseLengths.Groups(operation.Synapse)}, {CNumbers.Unsigned(context.Node.Shape.Channels)})",
            [SynapseLengths.List(operation.Synapse.Geometry.AsConvolution, context.Layer.Kernel.Columns)]),
    };

    private static EquatableArray<string> Comment(EmissionContext context, IntegerResidualOperation operation)
    {
        string[] states = [.. context.Plan.Graph.States(context.Node).Select(n => n.Name)];
        string joins = states switch
        {
            [] => "Begins the stream.",
            [var newest] => $"Added to {newest}.",
            [var older, var newer, ..] when older == newer => $"Added to {newer}.",
            [var older, var newer, ..] => $"Added to the mean of {older} and {newer}.",
        };
        return
        [
            $"{context.Node.Name}: {LayerText.Connection(operation.Synapse.Geometry)}, {operation.Synapse.Format} weights, {LayerText.WeightBytes(context.Layer, context.Node.Stage)} bytes.",
            joins,
            .. LayerText.Owner(context.Plan, context.Layer),
            $"Current {context.Layer.Range!.Current} before the shift, state {context.Layer.Range.Membrane} before it is cut to 16 bits: proved.",
            $"Kernels: {KernelText.Lists(context.Layer.Kernel!, operation.Synapse.Geometry)}; sums in 32 bits.",
        ];
    }

    /// <summary>Behind an odd number of elements half a word is left, which a trace shows.</summary>
    private static EquatableArray<string> Call(EmissionContext context, string name, MemoryNames memory)
    {
        IntegerNode node = context.Node;
        string[] states = [.. context.Plan.Graph.States(node).Select(memory.State)];
        string[] joined = states switch
        {
            [] => ["NULL", "NULL"],
            [var newest] => ["NULL", newest],
            _ => states,
        };
        int elements = memory.Schedule.Steps * node.Shape.Size;
        return
        [
            .. KernelCall.Lines(
                "", "snn_residual_conv2d", ["&" + name, memory.Steps, memory.Source(node), .. joined, memory.State(node), memory.Scratch(node), memory.List(node)]),
            .. elements % 2 == 0 ? (string[])[] : [$"{memory.StateElement(node, elements)} = 0;"],
        ];
    }
}
