namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>What a channel adds to its membrane in one time step, in units of the membrane.</summary>
/// <param name="Mean">Mean, guessed from independent inputs at 30 % of their maximum.</param>
/// <param name="Deviation">Deviation from it.</param>
/// <param name="Minimum">The least current.</param>
/// <param name="Reach">Largest magnitude that no accumulator exceeds, in units of the accumulator.</param>
internal sealed record ChannelCurrent(double Mean, double Deviation, double Minimum, long Reach)
{
    public static ChannelCurrent Of(ReadOnlySpan<int> weights, int inputMaximum, double unit)
    {
        double sum = 0;
        double squares = 0;
        long negative = 0;
        long reach = 0;
        foreach (int weight in weights)
        {
            sum += weight;
            squares += (double)weight * weight;
            negative += Math.Min(weight, 0);
            reach += Math.Abs(weight);
        }

        return new ChannelCurrent(
            0.3 * inputMaximum * sum * unit,
            0.45 * inputMaximum * Math.Sqrt(squares) * unit,
            negative * inputMaximum * unit,
            reach * inputMaximum);
    }

    /// <summary>The same current in other units of the membrane.</summary>
    public ChannelCurrent Scaled(double factor) => this with { Mean = Mean * factor, Deviation = Deviation * factor, Minimum = Minimum * factor };
}
