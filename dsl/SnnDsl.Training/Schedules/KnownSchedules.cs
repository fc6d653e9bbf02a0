using SnnDsl.Data;

namespace SnnDsl.Training.Schedules;

/// <summary>The schedules by name: a new one is a new line.</summary>
public static class KnownSchedules
{
    /// <summary>Names and schedules, the default first.</summary>
    public static Registry<ISchedule> All { get; } =
        new("schedule", ("cosine", new CosineSchedule()), ("stair", new StairSchedule()), ("constant", new ConstantSchedule()));
}
