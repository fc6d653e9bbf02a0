namespace SnnDsl.Training.Schedules;

/// <summary>Half a cosine down to zero (Loshchilov and Hutter 2017).</summary>
public sealed record CosineSchedule : ISchedule
{
    /// <inheritdoc/>
    public string Identity => "cosine";

    /// <inheritdoc/>
    public double Factor(int stepsDone, int steps) => 0.5 * (1 + Math.Cos(Math.PI * stepsDone / steps));
}
