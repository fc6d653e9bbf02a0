using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws blocks in which two currents enter one neuron.</summary>
internal static class BranchGenerator
{
    /// <summary>A block that reads spikes, counts or a vector of them.</summary>
    public static DraftValue Draw(GraphDraft draft, DraftValue value, SplitMix random) => random.Chance(20) && IsSpikes(value)
        ? Shared(draft, value, random)
        : Downsampled(draft, value, random);

    /// <summary>One or two synapses, and another one past them; sometimes with shortcuts beside.</summary>
    private static DraftValue Downsampled(GraphDraft draft, DraftValue value, SplitMix random)
    {
        int channels = random.Chance(40) ? value.Shape.Channels : random.Pick(1, 3, 5, 8, 17);
        int stride = random.Pick(1, 2, 2, 3);
        bool isDense = random.Chance(35);
        DraftValue inside = random.Chance(70)
            ? draft.Apply(draft.Declare("First", [Synapse(value, channels, stride, isDense, random), .. GraphGenerator.BatchNorm(random), LayerGenerator.Neuron(random)]), value)
            : value;
        int left = inside == value ? stride : 1;
        DraftValue main = draft.Apply(draft.Declare("Second", [Synapse(inside, channels, left, isDense, random), .. GraphGenerator.BatchNorm(random)]), inside);
        DraftValue past = isDense && random.Chance(50) ? Counted(draft, value, random) : value;
        DraftValue branch = draft.Apply(draft.Declare("Down", [Synapse(past, channels, stride, isDense, random), .. GraphGenerator.BatchNorm(random)]), past);
        DraftValue[] shortcuts = [.. new[] { value, inside }.Distinct().Where(s => IsSpikes(s) && s.Shape == main.Shape && random.Chance(50))];
        return draft.ApplySum(draft.Declare("Meet", Neuron(random)), main, branch, shortcuts);
    }

    /// <summary>Counts of spikes; a vector or counts stay as they are.</summary>
    private static DraftValue Counted(GraphDraft draft, DraftValue value, SplitMix random)
    {
        int size = Math.Min(2, Math.Min(value.Shape.Height, value.Shape.Width));
        return value.Shape.IsFlat || !IsSpikes(value)
            ? value
            : draft.Apply(draft.Declare("Count", new PoolDeclaration(random.Pick(PoolKind.Sum, PoolKind.Average), size, size, 0)), value);
    }

    /// <summary>Two synapses and the neuron that they meet in, applied twice.</summary>
    private static DraftValue Shared(GraphDraft draft, DraftValue value, SplitMix random)
    {
        StageDeclaration[] stages =
        [
            draft.Declare("Mix", Synapse(value, value.Shape.Channels, 1, isDense: false, random)),
            draft.Declare("Keep", Synapse(value, value.Shape.Channels, 1, isDense: false, random)),
            draft.Declare("Meet", Neuron(random)),
        ];
        stages = [.. stages.Select(stage => draft.Change(stage, stage with { IsShared = true }))];
        for (int i = 0; i < 2; i++)
        {
            value = draft.ApplySum(stages[2], draft.Apply(stages[0], value), draft.Apply(stages[1], value), []);
        }

        return value;
    }

    private static bool IsSpikes(DraftValue value) => value.Kind == Compiler.Graphs.ValueKind.Spikes;

    private static SynapseDeclaration Synapse(DraftValue input, int channels, int stride, bool isDense, SplitMix random) => isDense
        ? new LinearDeclaration(channels, LayerGenerator.WeightBits(random), 0)
        : BlockGenerator.Synapse(input.Shape, channels, stride, random);

    private static NeuronDeclaration Neuron(SplitMix random)
    {
        NeuronRule rule = LayerGenerator.Neuron(random).Rule;
        return new(rule with { Decay = rule.Decay == Decay.None ? Decay.Half : rule.Decay, MembraneBits = random.Pick(8, 4, 2) }, 0);
    }
}
