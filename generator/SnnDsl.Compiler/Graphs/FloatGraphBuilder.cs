using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Builds the float graph of a declaration and infers every shape.</summary>
public static class FloatGraphBuilder
{
    /// <summary>Most elements of a layer's output: positions are 16-bit, neuron counts must stay addressable.</summary>
    public const int MaximumLayerSize = 1 << 22;

    /// <summary>Most weights of a stage: far beyond any microcontroller, so that counts stay in 32 bits.</summary>
    public const int MaximumWeights = 1 << 24;

    /// <summary>Builds the graph as declared; <see langword="null"/> if a shape does not fit.</summary>
    public static FloatGraph? Run(NetworkDeclaration declaration, IssueSink issues) => Run(declaration, [], issues);

    /// <summary>Builds the graph of a pruned network; <see langword="null"/> if a shape does not fit.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="kept">Output channels of the pruned stages.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static FloatGraph? Run(NetworkDeclaration declaration, EquatableArray<KeptChannels> kept, IssueSink issues)
    {
        var state = new FloatGraphState(declaration, kept, issues);
        var shared = new SharedStageShapes(state);
        EquatableArray<ForwardStep> steps = declaration.Steps;
        for (int i = 0; i < steps.Count; i++)
        {
            bool fits = steps[i] switch
            {
                ApplyStep apply => AddStage(state, apply, isReadOut: i == steps.Count - 1) && shared.Check(apply),
                OptionAStep shortcut => AddOptionA(state, shortcut),
                AttentionStep attention => StreamShapes.AddAttention(state, attention),
                JoinStep join => StreamShapes.AddJoin(state, join),
                HeadsStep heads => StreamShapes.AddHeads(state, heads),
                _ => throw new InvalidOperationException($"The step {steps[i].GetType().Name} has no place in the float graph."),
            };
            if (!fits)
            {
                return null;
            }

            state.End();
        }

        if (state.Current.Kind != ValueKind.Scores)
        {
            state.Add(new MeanOverTimeOperation(), ValueKind.Scores, state.Shape, state.Current.Element);
        }

        return issues.HasErrors ? null : new FloatGraph(declaration, state.Nodes.ToEquatableArray(), kept);
    }

    private static bool AddStage(FloatGraphState state, ApplyStep step, bool isReadOut)
    {
        StageDeclaration stage = state.Declaration.Stage(step.Stage);
        state.Begin(step.Stage, step.Input);
        return stage.Layers.All(layer => AddLayer(state, stage, layer, step, isReadOut));
    }

    private static bool AddLayer(FloatGraphState state, StageDeclaration stage, LayerDeclaration layer, ApplyStep step, bool isReadOut)
    {
        switch (layer)
        {
            case Conv2dDeclaration conv:
                return SynapseShapes.AddConv2d(state, stage, conv, isReadOut);
            case ProjectionDeclaration projection:
                return SynapseShapes.AddProjection(state, stage, projection);
            case LinearDeclaration linear:
                return SynapseShapes.AddLinear(state, stage, linear, isReadOut);
            case BatchNormDeclaration:
                state.Add(new BatchNormOperation(state.Shape.Channels), ValueKind.Current, state.Shape, layer.Element);
                return true;
            case NeuronDeclaration neuron:
                return AddNeuron(state, stage, neuron, step);
            case PoolDeclaration pool:
                return WindowShapes.AddPool(state, stage, pool);
            case GlobalAvgPoolDeclaration pool:
                return WindowShapes.AddGlobalPool(state, stage, pool);
            case FlattenDeclaration:
                state.Flatten(layer.Element);
                return true;
            default:
                throw new InvalidOperationException($"The layer {layer.GetType().Name} has no place in the float graph.");
        }
    }

    private static bool AddNeuron(FloatGraphState state, StageDeclaration stage, NeuronDeclaration neuron, ApplyStep step)
    {
        FloatNode[] shortcuts = [.. step.Shortcuts.Select(state.Value)];
        FloatNode? branch = step.Branch is { } value ? state.Value(value) : null;
        if (shortcuts.Append(branch).OfType<FloatNode>().FirstOrDefault(s => s.Shape != state.Shape) is { } wrong)
        {
            state.Issues.Add(IssueCatalogue.ShortcutShape.At(step.Element, stage.Name, wrong.Shape, state.Shape));
            return false;
        }

        if (branch is not null)
        {
            state.Add(new CurrentSumOperation(), ValueKind.Current, state.Shape, step.Element, branch.Id);
        }

        var operation = new NeuronOperation(neuron.Rule);
        state.Add(operation, ValueKind.Spikes, state.Shape, neuron.Element, [.. shortcuts.Select(s => s.Id)]);
        return true;
    }

    private static bool AddOptionA(FloatGraphState state, OptionAStep step)
    {
        TensorShape target = state.Value(step.Target).Shape;
        state.Begin($"{state.Value(step.Target).Stage}.Shortcut", step.Input);
        TensorShape input = state.Shape;
        if (input == target)
        {
            return true;
        }

        int stride = (input.Height + target.Height - 1) / target.Height;
        bool fits = input.IsFlat == target.IsFlat
            && Window.Positions(input.Height, 1, stride) == target.Height
            && Window.Positions(input.Width, 1, stride) == target.Width
            && input.Channels <= target.Channels;
        if (!fits)
        {
            state.Issues.Add(IssueCatalogue.OptionAShape.At(step.Element, input, target));
            return false;
        }

        var operation = new OptionAOperation(input, stride, (target.Channels - input.Channels) / 2);
        state.Add(operation, ValueKind.Spikes, target, step.Element);
        return true;
    }
}
