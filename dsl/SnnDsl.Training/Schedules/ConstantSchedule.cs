namespace SnnDsl.Training.Schedules;

/// <summary>The peak learning rate to the end.</summary>
public sealed record ConstantSchedule : ISchedule
{
    /// <inheritdoc/>
    public string Identity => "constant";

    /// <inheritdoc/>
    public double Factor(int stepsDone, int steps) => 1;
}
