namespace SnnDsl.Training.Schedules;

/// <summary>The course of the learning rate after the warm-up.</summary>
public interface ISchedule
{
    /// <summary>Its name and all its parameters on one line: a checkpoint goes on only where they are equal.</summary>
    string Identity { get; }

    /// <summary>Factor of the peak learning rate, 0 to 1.</summary>
    /// <param name="stepsDone">Steps since the warm-up, from 0.</param>
    /// <param name="steps">Steps from the warm-up to the end, at least 1.</param>
    double Factor(int stepsDone, int steps);
}
