namespace SnnDsl;

/// <summary>Spikes, 0 or 1 per element and time step, or their counts after an averaging or summing pool.</summary>
public sealed class Spikes : Signal
{
    private Spikes()
    {
    }

    /// <summary>
    /// Brings the spikes to the shape of another value without parameters, for a shortcut around layers that change the
    /// shape: every n-th row and column, n being the ratio of the sizes, and channels of zeros,
    /// floor((target - own) / 2) of them in front (option A of He et al. 2016, arXiv 1512.03385, section 4.2). Equal
    /// shapes leave the spikes as they are.
    /// </summary>
    /// <param name="target">The value whose shape is taken; it is not used up. Its channels must not be fewer.</param>
    /// <returns>The same spikes in the shape of the target.</returns>
    public Spikes OptionA(Current target) => throw Symbolic.NotRun(nameof(OptionA));

    /// <inheritdoc cref="OptionA(Current)"/>
    public Spikes OptionA(Spikes target) => throw Symbolic.NotRun(nameof(OptionA));
}
