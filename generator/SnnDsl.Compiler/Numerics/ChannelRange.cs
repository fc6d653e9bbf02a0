using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Numerics;

/// <summary>
/// What one channel can reach, proved from its actual weights: every input lies between 0 and its maximum, so the sum
/// lies between the sum of the negative and the sum of the positive weights.
/// </summary>
public static class ChannelRange
{
    /// <summary>Range of the accumulator of one time step.</summary>
    public static IntegerRange Accumulator(ReadOnlySpan<int> weights, int inputMaximum)
    {
        long negative = 0;
        long positive = 0;
        foreach (int weight in weights)
        {
            if (weight < 0)
            {
                negative += weight;
            }
            else
            {
                positive += weight;
            }
        }

        return new IntegerRange(negative * inputMaximum, positive * inputMaximum);
    }

    /// <summary>
    /// Range of the membrane before the threshold over the whole window, and whether the neuron can fire at all.
    /// </summary>
    /// <param name="accumulator">Range of the accumulator A.</param>
    /// <param name="neuron">Decay, reset, comparison and shortcuts.</param>
    /// <param name="timeSteps">Steps of the window.</param>
    public static (IntegerRange Membrane, bool CanFire) Membrane(IntegerRange accumulator, NeuronConstants neuron, int timeSteps)
    {
        IntegerRange current = accumulator.Scale(1L << neuron.FractionalBits, neuron.Bias);
        IntegerRange input = current.Plus(new IntegerRange(0, neuron.Shortcuts * neuron.Threshold));
        var state = new IntegerRange(0, 0);
        IntegerRange? reached = null;
        bool canFire = false;
        for (int t = 0; t < timeSteps; t++)
        {
            IntegerRange before = Decayed(state, neuron.Decay).Plus(input);
            reached = reached is { } range ? range.Union(before) : before;
            bool fires = before.Maximum >= neuron.LeastFiring;
            canFire |= fires;
            state = fires ? AfterReset(before, neuron) : before;
        }

        return (reached ?? state, canFire);
    }

    private static IntegerRange Decayed(IntegerRange v, Decay decay) =>
        new(Decayed(v.Minimum, decay), Decayed(v.Maximum, decay));

    /// <summary>The decay of one membrane value; monotonic, so that ranges decay at their ends.</summary>
    private static long Decayed(long v, Decay decay) => decay switch
    {
        Decay.None => v,
        Decay.Half => v >> 1,
        Decay.Quarter => v >> 2,
        Decay.ThreeQuarters => v - (v >> 2),
        _ => throw new ArgumentOutOfRangeException(nameof(decay), decay, null),
    };

    private static IntegerRange AfterReset(IntegerRange before, NeuronConstants neuron)
    {
        long leastFiring = Math.Max(before.Minimum, neuron.LeastFiring);
        IntegerRange fired = neuron.Reset == ResetMode.Zero
            ? new IntegerRange(0, 0)
            : new IntegerRange(leastFiring - neuron.Threshold, before.Maximum - neuron.Threshold);
        return before.Minimum < neuron.LeastFiring
            ? fired.Union(new IntegerRange(before.Minimum, neuron.LeastFiring - 1))
            : fired;
    }
}

/// <summary>Integers of one channel's neuron, and how many shortcut spikes it can take in one time step.</summary>
public readonly record struct NeuronConstants(
    Decay Decay, ResetMode Reset, FireCondition Fire, int FractionalBits, long Threshold, long Bias, int Shortcuts = 0)
{
    /// <summary>The smallest membrane that fires.</summary>
    public long LeastFiring => Fire == FireCondition.Greater ? Threshold + 1 : Threshold;
}
