using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Shapes of what a window slides over: pooling, and the window of a convolution.</summary>
internal static class WindowShapes
{
    public static bool AddPool(FloatGraphState state, StageDeclaration stage, PoolDeclaration pool)
    {
        var window = Window.Square(pool.Size, pool.Stride, pool.Padding);
        if (!Check(state, stage, pool, window))
        {
            return false;
        }

        ValueKind kind = pool.Kind == PoolKind.Max ? ValueKind.Spikes : ValueKind.Counts;
        state.Add(new PoolOperation(pool.Kind, window), kind, window.Over(state.Shape, state.Shape.Channels), pool.Element);
        return true;
    }

    public static bool AddGlobalPool(FloatGraphState state, StageDeclaration stage, GlobalAvgPoolDeclaration pool)
    {
        TensorShape input = state.Shape;
        if (!Check(state, stage, pool, Window.Point))
        {
            return false;
        }

        var window = new Window(new Extent(input.Height, input.Width), Extent.Square(1), Extent.Square(0));
        state.Add(new PoolOperation(PoolKind.Average, window), ValueKind.Counts, new TensorShape(1, 1, input.Channels), pool.Element);
        return true;
    }

    /// <summary>Reports an input without rows and columns, or a window larger than the padded input.</summary>
    public static bool Check(FloatGraphState state, StageDeclaration stage, LayerDeclaration layer, Window window)
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

        var padded = new TensorShape(input.Height + (2 * window.Padding.Height), input.Width + (2 * window.Padding.Width), input.Channels);
        if (window.Kernel.Height > padded.Height || window.Kernel.Width > padded.Width)
        {
            state.Issues.Add(IssueCatalogue.KernelTooLarge.At(
                layer.Element, stage.Name, layer.Name, window.Kernel, input, padded));
            return false;
        }

        return true;
    }
}
