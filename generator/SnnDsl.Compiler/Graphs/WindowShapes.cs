using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Shapes of what a window slides over: pooling, and the window of a convolution.</summary>
internal static class WindowShapes
{
    /// <summary>Window positions along one axis; what does not fill a window is dropped.</summary>
    public static int Positions(int length, int window, int stride) => ((length - window) / stride) + 1;

    public static bool AddPool(FloatGraphState state, StageDeclaration stage, PoolDeclaration pool)
    {
        if (!Check(state, stage, pool, pool.Size, pool.Padding))
        {
            return false;
        }

        TensorShape input = state.Shape;
        var output = new TensorShape(
            Positions(input.Height + (2 * pool.Padding), pool.Size, pool.Stride),
            Positions(input.Width + (2 * pool.Padding), pool.Size, pool.Stride),
            input.Channels);
        ValueKind kind = pool.Kind == PoolKind.Max ? ValueKind.Spikes : ValueKind.Counts;
        var operation = new PoolOperation(pool.Kind, pool.Size, pool.Size, pool.Stride) { Padding = pool.Padding };
        state.Add(operation, kind, output, pool.Element);
        return true;
    }

    public static bool AddGlobalPool(FloatGraphState state, StageDeclaration stage, GlobalAvgPoolDeclaration pool)
    {
        TensorShape input = state.Shape;
        if (!Check(state, stage, pool, window: 1, padding: 0))
        {
            return false;
        }

        var operation = new PoolOperation(PoolKind.Average, input.Height, input.Width, Stride: 1);
        state.Add(operation, ValueKind.Counts, new TensorShape(1, 1, input.Channels), pool.Element);
        return true;
    }

    /// <summary>Reports an input without rows and columns, or a window larger than the padded input.</summary>
    public static bool Check(FloatGraphState state, StageDeclaration stage, LayerDeclaration layer, int window, int padding)
    {
        TensorShape input = state.Shape;
        if (input.IsFlat)
        {
            FloatNode producer = state.LastShaping;
            TensorShape before = producer.Inputs.Count == 0 ? producer.Shape : state.Nodes[producer.Inputs[0]].Shape;
            state.Issues.Add(IssueCatalogue.ShapeMismatch.At(
                layer.Element, stage.Name, layer.Name, input, producer.Name, before));
            return false;
        }

        var padded = new TensorShape(input.Height + (2 * padding), input.Width + (2 * padding), input.Channels);
        if (window > padded.Height || window > padded.Width)
        {
            state.Issues.Add(IssueCatalogue.KernelTooLarge.At(
                layer.Element, stage.Name, layer.Name, window, input, padded));
            return false;
        }

        return true;
    }
}
