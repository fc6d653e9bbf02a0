namespace SnnDsl.Training.Schedules;

/// <summary>The learning rate of a step: a linear warm-up, then a schedule.</summary>
public static class LearningRate
{
    /// <summary>Factor of the peak learning rate, in 0..1.</summary>
    /// <param name="schedule">What follows the warm-up.</param>
    /// <param name="step">From 0.</param>
    /// <param name="totalSteps">Steps of the whole run.</param>
    /// <param name="warmUpSteps">Steps until the peak.</param>
    public static double Factor(ISchedule schedule, int step, int totalSteps, int warmUpSteps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return step < warmUpSteps ? (step + 1.0) / warmUpSteps : schedule.Factor(step - warmUpSteps, Math.Max(1, totalSteps - warmUpSteps));
    }
}
