using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Shapes and weight formats of synapse layers.</summary>
internal static class SynapseShapes
{
    public static bool AddConv2d(FloatGraphState state, StageDeclaration stage, Conv2dDeclaration conv, bool isReadOut)
    {
        var window = Window.Square(conv.Kernel, conv.Stride, conv.Padding);
        if (!WindowShapes.Check(state, stage, conv, window))
        {
            return false;
        }

        TensorShape input = state.Shape;
        int channels = state.Channels(stage, conv.Channels);
        var operation = new Conv2dOperation(input, channels, window, Format(state, conv, isReadOut));
        state.Add(operation, ValueKind.Current, window.Over(input, channels), conv.Element);
        return CheckSize(state, stage, conv) && CheckWeights(state, stage, conv, operation);
    }

    /// <summary>A 1x1 convolution whose channels follow from its input's; their ratio is a whole number on one of the two sides.</summary>
    public static bool AddProjection(FloatGraphState state, StageDeclaration stage, ProjectionDeclaration projection)
    {
        TensorShape input = state.Shape;
        int channels = input.Channels * projection.Times / projection.Over;
        var format = new WeightFormat(projection.WeightBits, WeightGrid.Odd);
        var output = new TensorShape(input.Height, input.Width, channels);
        var operation = new Conv2dOperation(input, channels, Window.Point, format);
        state.Add(operation, ValueKind.Current, output, projection.Element);
        return CheckSize(state, stage, projection) && CheckWeights(state, stage, projection, operation);
    }

    public static bool AddLinear(FloatGraphState state, StageDeclaration stage, LinearDeclaration linear, bool isReadOut)
    {
        WeightFormat format = Format(state, linear, isReadOut);
        state.Flatten(linear.Element);
        int inputs = state.Shape.Size;
        int outputs = state.Channels(stage, linear.Outputs);
        var operation = new LinearOperation(inputs, outputs, format, HasBias: isReadOut && !stage.HasBatchNorm);
        state.Add(operation, ValueKind.Current, TensorShape.Flat(outputs), linear.Element);
        return CheckSize(state, stage, linear) && CheckWeights(state, stage, linear, operation);
    }

    /// <summary>The layer that reads the image and the read-out have symmetric 8-bit weights, the others the odd grid.</summary>
    private static WeightFormat Format(FloatGraphState state, SynapseDeclaration synapse, bool isReadOut) =>
        isReadOut || state.Current.Kind == ValueKind.Image ? WeightFormat.Symmetric8 : new WeightFormat(synapse.WeightBits, WeightGrid.Odd);

    private static bool CheckSize(FloatGraphState state, StageDeclaration stage, LayerDeclaration layer)
    {
        TensorShape shape = state.Shape;
        long size = (long)shape.Height * shape.Width * shape.Channels;
        if (size <= FloatGraphBuilder.MaximumLayerSize)
        {
            return true;
        }

        state.Issues.Add(IssueCatalogue.LayerTooLarge.At(layer.Element, stage.Name, shape, size, FloatGraphBuilder.MaximumLayerSize));
        return false;
    }

    private static bool CheckWeights(FloatGraphState state, StageDeclaration stage, LayerDeclaration layer, SynapseOperation synapse)
    {
        long weights = (long)synapse.FanIn * synapse.Channels;
        if (weights <= FloatGraphBuilder.MaximumWeights)
        {
            return true;
        }

        state.Issues.Add(IssueCatalogue.TooManyWeights.At(
            layer.Element, stage.Name, weights, synapse.Channels, synapse.FanIn, FloatGraphBuilder.MaximumWeights));
        return false;
    }
}
