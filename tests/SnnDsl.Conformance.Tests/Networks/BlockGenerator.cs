using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws the blocks of a graph. A block reads one value and makes the next one.</summary>
internal static class BlockGenerator
{
    public static DraftValue Draw(GraphDraft draft, DraftValue value, SplitMix random)
    {
        if (random.Chance(value.Kind == ValueKind.Spikes ? 15 : 50))
        {
            return BranchGenerator.Draw(draft, value, random);
        }

        if (value.Kind != ValueKind.Spikes)
        {
            return Plain(draft, value, random);
        }

        return random.Below(12) switch
        {
            < 5 => Residual(draft, value, random),
            < 7 => Shared(draft, value, random),
            < 8 => Plain(draft, value, random),
            _ => value.Shape.IsFlat ? Residual(draft, value, random) : Pooled(draft, value, random),
        };
    }

    /// <summary>First, second, join with the block's input as shortcut, and sometimes more of them.</summary>
    private static DraftValue Residual(GraphDraft draft, DraftValue value, SplitMix random)
    {
        int channels = random.Chance(50) ? value.Shape.Channels : value.Shape.Channels + random.Pick(1, 2, 3, 5, 8);
        SynapseDeclaration first = Synapse(value.Shape, channels, random.Pick(1, 1, 2, 2, 3), random);
        DraftValue inside = draft.Apply(draft.Declare("First", [first, .. GraphGenerator.BatchNorm(random), LayerGenerator.Neuron(random)]), value);
        SynapseDeclaration second = Synapse(inside.Shape, channels, stride: 1, random);
        DraftValue main = draft.Apply(draft.Declare("Second", [second, .. GraphGenerator.BatchNorm(random)]), inside);
        var shortcuts = new List<DraftValue>();
        if (random.Chance(40) && value.Shape == main.Shape)
        {
            shortcuts.Add(value);
        }
        else if (draft.OptionA(value, main) is { } shortcut)
        {
            shortcuts.Add(shortcut);
        }

        if (random.Chance(25) && inside.Shape == main.Shape)
        {
            shortcuts.Add(inside);
        }

        if (random.Chance(15) && shortcuts.Count > 0)
        {
            shortcuts.Add(shortcuts[0]);
        }

        return Join(draft, main, shortcuts, random);
    }

    /// <summary>A stage that is applied several times; sometimes with a shortcut around each use.</summary>
    private static DraftValue Shared(GraphDraft draft, DraftValue value, SplitMix random)
    {
        SynapseDeclaration synapse = Synapse(value.Shape, value.Shape.Channels, stride: 1, random);
        bool isResidual = random.Chance(50);
        NeuronDeclaration neuron = LayerGenerator.Neuron(random);
        StageDeclaration stage = draft.Declare("Mix", isResidual ? [synapse] : [synapse, neuron]);
        stage = draft.Change(stage, stage with { IsShared = true });
        if (!isResidual)
        {
            return draft.Apply(stage, draft.Apply(stage, value));
        }

        StageDeclaration join = draft.Declare("Join", neuron);
        join = draft.Change(join, join with { IsShared = true });
        for (int i = random.Between(2, 3); i > 0; i--)
        {
            value = draft.Apply(join, draft.Apply(stage, value), value);
        }

        return value;
    }

    /// <summary>Counts go through a synapse, maxima of the same windows around it; or counts of the whole map meet a vector.</summary>
    private static DraftValue Pooled(GraphDraft draft, DraftValue value, SplitMix random)
    {
        PoolKind counting = random.Pick(PoolKind.Average, PoolKind.Sum);
        if (random.Chance(50))
        {
            int outputs = random.Pick(3, 8, 17, 33);
            DraftValue mean = draft.Apply(draft.Declare("Mean", new GlobalAvgPoolDeclaration(0)), value);
            StageDeclaration dense = draft.Declare("Dense", new LinearDeclaration(outputs, LayerGenerator.WeightBits(random), 0), LayerGenerator.Neuron(random));
            if (random.Chance(40))
            {
                return draft.Apply(dense, mean);
            }

            DraftValue vector = draft.Apply(dense, value);
            DraftValue excitation = draft.Apply(draft.Declare("Excite", new LinearDeclaration(outputs, LayerGenerator.WeightBits(random), 0)), mean);
            return Join(draft, excitation, [vector], random);
        }

        int size = Math.Min(random.Pick(1, 2, 2, 3), Math.Min(value.Shape.Height, value.Shape.Width));
        int stride = random.Pick(1, 2, size);
        DraftValue count = draft.Apply(draft.Declare("Count", new PoolDeclaration(counting, size, stride, 0)), value);
        DraftValue largest = draft.Apply(draft.Declare("Largest", new PoolDeclaration(PoolKind.Max, size, stride, 0)), value);
        DraftValue main = draft.Apply(draft.Declare("Weigh", Synapse(count.Shape, value.Shape.Channels, stride: 1, random)), count);
        return Join(draft, main, [random.Chance(50) ? largest : draft.OptionA(largest, main)!], random);
    }

    /// <summary>A stage as in a chain, or a synapse and a stage of only neurons without a shortcut.</summary>
    private static DraftValue Plain(GraphDraft draft, DraftValue value, SplitMix random)
    {
        SynapseDeclaration synapse = random.Chance(40)
            ? new LinearDeclaration(random.Pick(2, 8, 9, 17, 33), LayerGenerator.WeightBits(random), 0)
            : Synapse(value.Shape, random.Pick(3, 5, 8, 9), stride: random.Pick(1, 2), random);
        if (random.Chance(50))
        {
            return draft.Apply(draft.Declare("Plain", synapse, LayerGenerator.Neuron(random)), value);
        }

        return Join(draft, draft.Apply(draft.Declare("Synapse", synapse), value), [], random);
    }

    private static DraftValue Join(GraphDraft draft, DraftValue main, IReadOnlyList<DraftValue> shortcuts, SplitMix random)
    {
        var layers = new List<LayerDeclaration> { LayerGenerator.Neuron(random) };
        if (!main.Shape.IsFlat && random.Chance(20))
        {
            TensorShape shape = main.Shape;
            layers.Add(LayerGenerator.Pool(ref shape, random));
        }

        return draft.Apply(draft.Declare("Join", [.. layers]), main, [.. shortcuts]);
    }

    /// <summary>A convolution that keeps rows and columns, divided by the stride; a linear layer for a vector.</summary>
    public static SynapseDeclaration Synapse(TensorShape input, int channels, int stride, SplitMix random)
    {
        if (input.IsFlat)
        {
            return new LinearDeclaration(channels, LayerGenerator.WeightBits(random), 0);
        }

        int kernel = random.Pick(1, 3, 3, 3, 5);
        return new Conv2dDeclaration(channels, kernel, stride, kernel / 2, LayerGenerator.WeightBits(random), 0);
    }
}
