using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Builds the float graph of a declaration and infers every shape.</summary>
public static class FloatGraphBuilder
{
    /// <summary>Most elements of a layer's output: positions are 16-bit, neuron counts must stay addressable.</summary>
    public const int MaximumLayerSize = 1 << 20;

    /// <summary>Most weights of a stage: far beyond any microcontroller, so that counts stay in 32 bits.</summary>
    public const int MaximumWeights = 1 << 24;

    /// <summary>Builds the graph; <see langword="null"/> if a shape does not fit.</summary>
    public static FloatGraph? Run(NetworkDeclaration declaration, IssueSink issues)
    {
        var state = new State(declaration, issues);
        for (int i = 0; i < declaration.Stages.Count; i++)
        {
            StageDeclaration stage = declaration.Stages[i];
            bool isFirst = i == 0;
            bool isReadOut = i == declaration.Stages.Count - 1;
            foreach (LayerDeclaration layer in stage.Layers)
            {
                if (!AddLayer(state, stage, layer, isFirst, isReadOut))
                {
                    return null;
                }
            }
        }

        string last = declaration.Stages[declaration.Stages.Count - 1].Name;
        state.Add(last, new MeanOverTimeOperation(), ValueKind.Scores, state.Shape, declaration.Stages[declaration.Stages.Count - 1].Element);
        return issues.HasErrors ? null : new FloatGraph(declaration, state.Nodes.ToEquatableArray());
    }

    private static bool AddLayer(State state, StageDeclaration stage, LayerDeclaration layer, bool isFirst, bool isReadOut)
    {
        WeightFormat format = isFirst || isReadOut
            ? WeightFormat.Symmetric8
            : new WeightFormat((layer as SynapseDeclaration)?.WeightBits ?? 0, WeightGrid.Odd);
        switch (layer)
        {
            case Conv2dDeclaration conv:
                return AddConv2d(state, stage, conv, format);
            case LinearDeclaration linear:
                state.Flatten(stage.Name, linear.Element);
                int inputs = state.Shape.Size;
                state.Add(
                    stage.Name,
                    new LinearOperation(inputs, linear.Outputs, format, HasBias: isReadOut && !stage.HasBatchNorm),
                    ValueKind.Current,
                    TensorShape.Flat(linear.Outputs),
                    linear.Element);
                return CheckSize(state, stage, linear) && CheckWeights(state, stage, linear, inputs, linear.Outputs);
            case BatchNormDeclaration:
                state.Add(stage.Name, new BatchNormOperation(state.Shape.Channels), ValueKind.Current, state.Shape, layer.Element);
                return true;
            case NeuronDeclaration neuron:
                var operation = new NeuronOperation(neuron.Decay, neuron.Threshold, neuron.Reset, neuron.Fire);
                state.Add(stage.Name, operation, ValueKind.Spikes, state.Shape, layer.Element);
                return true;
            case PoolDeclaration pool:
                return AddPool(state, stage, pool);
            case FlattenDeclaration:
                state.Flatten(stage.Name, layer.Element);
                return true;
            default:
                throw new InvalidOperationException($"The layer {layer.GetType().Name} has no place in the float graph.");
        }
    }

    private static bool AddConv2d(State state, StageDeclaration stage, Conv2dDeclaration conv, WeightFormat format)
    {
        if (!CheckWindow(state, stage, conv, conv.Kernel, conv.Padding))
        {
            return false;
        }

        TensorShape input = state.Shape;
        var output = new TensorShape(
            Positions(input.Height + (2 * conv.Padding), conv.Kernel, conv.Stride),
            Positions(input.Width + (2 * conv.Padding), conv.Kernel, conv.Stride),
            conv.Channels);
        var operation = new Conv2dOperation(input, conv.Channels, conv.Kernel, conv.Stride, conv.Padding, format);
        state.Add(stage.Name, operation, ValueKind.Current, output, conv.Element);
        return CheckSize(state, stage, conv)
            && CheckWeights(state, stage, conv, conv.Kernel * conv.Kernel * input.Channels, conv.Channels);
    }

    private static bool AddPool(State state, StageDeclaration stage, PoolDeclaration pool)
    {
        if (!CheckWindow(state, stage, pool, pool.Size, padding: 0))
        {
            return false;
        }

        TensorShape input = state.Shape;
        var output = new TensorShape(
            Positions(input.Height, pool.Size, pool.Stride), Positions(input.Width, pool.Size, pool.Stride), input.Channels);
        ValueKind kind = pool.Kind == PoolKind.Max ? ValueKind.Spikes : ValueKind.Counts;
        state.Add(stage.Name, new PoolOperation(pool.Kind, pool.Size, pool.Stride), kind, output, pool.Element);
        return true;
    }

    /// <summary>Window positions along one axis; what does not fill a window is dropped.</summary>
    private static int Positions(int length, int window, int stride) => ((length - window) / stride) + 1;

    private static bool CheckWindow(State state, StageDeclaration stage, LayerDeclaration layer, int window, int padding)
    {
        TensorShape input = state.Shape;
        if (input.IsFlat)
        {
            FloatNode producer = state.LastShaping;
            TensorShape before = producer.Inputs.Count == 0 ? producer.Shape : state.Nodes[producer.Inputs[0]].Shape;
            state.Issues.Add(IssueCatalogue.ShapeMismatch.At(
                layer.Element, stage.Name, LayerNames.Of(layer), input, producer.Name, before));
            return false;
        }

        var padded = new TensorShape(input.Height + (2 * padding), input.Width + (2 * padding), input.Channels);
        if (window > padded.Height || window > padded.Width)
        {
            state.Issues.Add(IssueCatalogue.KernelTooLarge.At(
                layer.Element, stage.Name, LayerNames.Of(layer), window, input, padded));
            return false;
        }

        return true;
    }

    private static bool CheckSize(State state, StageDeclaration stage, LayerDeclaration layer)
    {
        TensorShape shape = state.Shape;
        if ((long)shape.Height * shape.Width * shape.Channels <= MaximumLayerSize)
        {
            return true;
        }

        long size = (long)shape.Height * shape.Width * shape.Channels;
        state.Issues.Add(IssueCatalogue.LayerTooLarge.At(layer.Element, stage.Name, shape, size, MaximumLayerSize));
        return false;
    }

    private static bool CheckWeights(State state, StageDeclaration stage, LayerDeclaration layer, int fanIn, int outputs)
    {
        long weights = (long)fanIn * outputs;
        if (weights <= MaximumWeights)
        {
            return true;
        }

        state.Issues.Add(IssueCatalogue.TooManyWeights.At(layer.Element, stage.Name, weights, outputs, fanIn, MaximumWeights));
        return false;
    }

    /// <summary>The nodes so far and the value at the end of the chain.</summary>
    private sealed class State
    {
        public State(NetworkDeclaration declaration, IssueSink issues)
        {
            Issues = issues;
            Nodes.Add(new FloatNode(0, "", new InputOperation(), [], ValueKind.Image, declaration.Input, Element: 0));
        }

        public List<FloatNode> Nodes { get; } = [];

        public IssueSink Issues { get; }

        public TensorShape Shape => Nodes[Nodes.Count - 1].Shape;

        /// <summary>The node that gave the current value its shape.</summary>
        public FloatNode LastShaping =>
            Nodes.Last(n => n.Operation is InputOperation or LinearOperation or Conv2dOperation or PoolOperation or FlattenOperation);

        public void Add(string stage, FloatOperation operation, ValueKind kind, TensorShape shape, int element) =>
            Nodes.Add(new FloatNode(Nodes.Count, stage, operation, [Nodes.Count - 1], kind, shape, element));

        public void Flatten(string stage, int element)
        {
            if (!Shape.IsFlat)
            {
                Add(stage, new FlattenOperation(), Nodes[Nodes.Count - 1].Kind, Shape.Flatten(), element);
            }
        }
    }
}
