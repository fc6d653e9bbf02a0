using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>
/// Draws tables and ladders of codes: those that training gives, any that rise, and those that training never gives, with
/// codes that no membrane has and rungs that all membranes pass.
/// </summary>
internal static class CodesGenerator
{
    /// <summary>Whether all channels get a common row; the exporter prefers one for 8 bits.</summary>
    public static bool IsCommon(int bits, SplitMix random) => bits > 0 && random.Chance(bits == 8 ? 70 : 30);

    /// <summary>Multipliers whose products fit 32 bits, and a shift.</summary>
    public static CurrentScale DrawScale(ChannelCurrent[] currents, int fraction, SplitMix random)
    {
        int style = random.Below(6);
        int shift = style == 0 ? random.Between(0, IntegerLimits.Shift) : random.Between(0, 12);
        int[] multipliers = [.. currents.Select(current =>
        {
            int limit = (int)Math.Clamp(int.MaxValue / Math.Max(current.Reach, 1), 1, IntegerLimits.Multiplier);
            return style switch
            {
                1 => limit,
                2 when random.Chance(40) => 0,
                _ => random.Between(1, (int)Math.Min(limit, 1L << Math.Min(shift + fraction, 15))),
            };
        })];
        return new CurrentScale(multipliers, shift);
    }

    /// <summary>Tables that fit the membranes of the channels.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="potentials">Per channel a potential that its membrane reaches now and then.</param>
    /// <param name="scale">Multipliers and shift; without them, there is a row per channel.</param>
    /// <param name="random">Source of randomness.</param>
    public static MembraneCodes Draw(NeuronRule neuron, int[] potentials, CurrentScale? scale, SplitMix random)
    {
        int levels = MembraneCodes.LevelsOf(neuron.MembraneBits);
        int[] units = scale is null ? potentials : [random.Chance(50) ? potentials.Max() : random.Pick(potentials)];
        int entryStyle = random.Below(25);
        int rungStyle = random.Below(25);
        double largest = random.Pick(0.5, 0.9, 1.0);
        return new MembraneCodes(
            neuron.MembraneBits,
            units.SelectMany(unit => Entries(entryStyle, levels, unit * neuron.Decay.Factor * largest, random)).ToEquatableArray(),
            units.SelectMany(unit => Rungs(rungStyle, levels, unit, largest, random)).ToEquatableArray(),
            scale is null ? [] : scale.Multipliers.ToEquatableArray(),
            scale?.Shift ?? 0);
    }

    private static IEnumerable<int> Entries(int style, int levels, double largest, SplitMix random) => style switch
    {
        0 => Rising(levels, (int)Math.Min(2 * largest, IntegerLimits.Threshold), random),
        1 => Enumerable.Repeat(0, levels),
        2 => Enumerable.Repeat(Saturate(largest), levels),
        3 => Ladder(levels, code => code > (levels + 1) / 2 ? IntegerLimits.Threshold : largest * code / levels),
        4 => Ladder(levels, code => (random.Chance(50) ? short.MaxValue : short.MaxValue + 1L) * code / levels).Order(),
        _ => Ladder(levels, code => largest * code / levels),
    };

    private static IEnumerable<int> Rungs(int style, int levels, int unit, double largest, SplitMix random) => style switch
    {
        0 => Rising(levels, (int)Math.Min(3L * unit, IntegerLimits.Threshold), random),
        1 => Enumerable.Repeat(0, levels),
        2 => Enumerable.Repeat(unit, levels),
        3 => Enumerable.Repeat(IntegerLimits.Threshold, levels),
        4 => Enumerable.Range(0, levels).Select(_ => random.Between(short.MaxValue - 1, short.MaxValue + 2)).Order(),
        // Some of the codes are those of no membrane.
        5 => Ladder(levels, code => Rung(code - (code % 2), levels, unit, largest)),
        _ => Ladder(levels, code => Rung(code, levels, unit, largest)),
    };

    /// <summary>
    /// The potential from which on tanh rounds to a code, by an approximation of its inverse in arithmetic that every machine
    /// rounds alike.
    /// </summary>
    private static double Rung(int code, int levels, int unit, double largest)
    {
        double x = largest * Math.Max(code - 0.5, 0) / levels;
        return unit * x * (15 - (4 * x * x)) / (15 - (9 * x * x));
    }

    private static IEnumerable<int> Rising(int levels, int maximum, SplitMix random) =>
        Enumerable.Range(0, levels).Select(_ => random.Between(0, maximum)).Order();

    private static IEnumerable<int> Ladder(int levels, Func<int, double> number) =>
        Enumerable.Range(1, levels).Select(code => Saturate(number(code)));

    private static int Saturate(double value) => (int)Math.Clamp(Math.Floor(value), 0, IntegerLimits.Threshold);
}
