namespace SnnDsl.Compiler.Numerics;

/// <summary>
/// What one channel can reach, proved from its actual weights: every input lies between 0 and its maximum, so the sum
/// lies between the sum of the negative and the sum of the positive weights.
/// </summary>
public static class ChannelRange
{
    /// <summary>Range of the accumulator of one time step.</summary>
    public static IntegerRange Accumulator(ReadOnlySpan<int> weights, long inputMaximum)
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
    /// Range of the membrane before the threshold over all steps, whether the neuron can fire at all, and the codes that can
    /// be kept of its membrane.
    /// </summary>
    /// <param name="accumulator">Range of the accumulator A.</param>
    /// <param name="neuron">Rule, constants, shortcuts and codes.</param>
    /// <param name="timeSteps">Most steps between two resets.</param>
    public static MembraneRange Membrane(IntegerRange accumulator, NeuronConstants neuron, int timeSteps)
    {
        IntegerRange current = neuron.Current(accumulator).Scale(1, neuron.Bias);
        IntegerRange input = current.Plus(neuron.Branch).Plus(new IntegerRange(0, neuron.Shortcuts * neuron.Threshold));
        var state = new IntegerRange(0, 0);
        var reached = new MembraneRange(input, CanFire: false, new IntegerRange(0, 0));
        for (int t = 0; t < timeSteps; t++)
        {
            IntegerRange before = state.Plus(input);
            bool fires = before.Maximum >= neuron.LeastFiring;
            IntegerRange after = fires ? AfterReset(before, neuron) : before;
            IntegerRange codes = neuron.CodesOf(after);
            IntegerRange next = neuron.Kept(after, codes);
            reached = new MembraneRange(reached.Membrane.Union(before), reached.CanFire || fires, reached.Codes.Union(codes));
            if (next == state)
            {
                break;
            }

            state = next;
        }

        return reached;
    }

    private static IntegerRange AfterReset(IntegerRange before, NeuronConstants neuron)
    {
        long leastFiring = Math.Max(before.Minimum, neuron.LeastFiring);
        var fired = new IntegerRange(
            neuron.Rule.AfterFiring(leastFiring, neuron.Threshold), neuron.Rule.AfterFiring(before.Maximum, neuron.Threshold));
        return before.Minimum < neuron.LeastFiring
            ? fired.Union(new IntegerRange(before.Minimum, neuron.LeastFiring - 1))
            : fired;
    }
}

/// <summary>What the membrane of a channel can reach.</summary>
/// <param name="Membrane">Membrane before the threshold.</param>
/// <param name="CanFire">Whether it can fire at all.</param>
/// <param name="Codes">Codes that can be kept; 0 to 0 where membranes are kept as they are.</param>
public readonly record struct MembraneRange(IntegerRange Membrane, bool CanFire, IntegerRange Codes);
