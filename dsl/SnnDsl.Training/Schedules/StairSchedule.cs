namespace SnnDsl.Training.Schedules;

/// <summary>A tenth of the learning rate after half of the steps, a hundredth after three quarters (He et al. 2016).</summary>
public sealed record StairSchedule : ISchedule
{
    /// <inheritdoc/>
    public string Identity => "stair";

    /// <inheritdoc/>
    public double Factor(int stepsDone, int steps) => stepsDone < 0.5 * steps ? 1 : stepsDone < 0.75 * steps ? 0.1 : 0.01;
}
