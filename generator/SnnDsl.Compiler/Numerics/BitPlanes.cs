using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Numerics;

/// <summary>
/// Membranes in bit planes, as snn/bit_neuron.h defines them: less an offset per channel, so that one of the two constants
/// vanishes.
/// </summary>
public static class BitPlanes
{
    /// <summary>Most inputs of a channel.</summary>
    public const int MaximumInputs = 16384;

    /// <summary>Most planes.</summary>
    public const int MaximumPlanes = 16;

    /// <summary>Whether membranes of a rule can be kept so: V &gt;&gt; 0 to 2, reset to zero.</summary>
    public static bool Keeps(NeuronRule rule) => rule.ResetsToZero && rule.Decay.RightShift is <= 2;

    /// <summary>What the membranes of a channel are kept less.</summary>
    public static long Offset(NeuronConstants neuron) => Shift(neuron) switch
    {
        0 => neuron.LeastFiring,
        1 => 2 * neuron.Bias,
        2 => (4 * ((neuron.Bias - Carry(neuron.Bias)) / 3)) + Carry(neuron.Bias),
        _ => throw Unsupported(neuron.Rule),
    };

    /// <summary>q of bias = 3 m + q: 0, 1 or 2.</summary>
    public static long Carry(long bias) => ((bias % 3) + 3) % 3;

    /// <summary>All numbers of a channel that have to fit the planes.</summary>
    /// <param name="neuron">The channel.</param>
    /// <param name="membrane">Its membranes before the comparison.</param>
    public static IntegerRange Kept(NeuronConstants neuron, IntegerRange membrane)
    {
        long offset = Offset(neuron);
        IntegerRange kept = membrane.Scale(1, -offset);
        return Shift(neuron) == 0
            ? kept.Union(Only(-neuron.LeastFiring))
            : kept.Union(Only(neuron.Bias - offset)).Union(Only(neuron.LeastFiring - offset));
    }

    /// <summary>Planes that numbers take: at least two more than fractional bits.</summary>
    public static int Count(IntegerRange kept, int fractionalBits)
    {
        int planes = fractionalBits + 2;
        while (kept.Minimum < -(1L << (planes - 1)) || kept.Maximum >= 1L << (planes - 1))
        {
            planes++;
        }

        return planes;
    }

    private static int Shift(NeuronConstants neuron) =>
        neuron.Rule.Decay.RightShift ?? throw Unsupported(neuron.Rule);

    private static InvalidOperationException Unsupported(NeuronRule rule) => new($"Membranes with decay {rule.Decay} are not kept in bit planes.");

    private static IntegerRange Only(long number) => new(number, number);
}
