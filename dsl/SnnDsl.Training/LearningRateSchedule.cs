namespace SnnDsl.Training;

/// <summary>Linear warm-up, then half a cosine down to zero (Loshchilov and Hutter 2017).</summary>
public static class LearningRateSchedule
{
    /// <summary>Factor of the peak learning rate at a step, in 0..1.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="totalSteps">Steps of the whole run.</param>
    /// <param name="warmUpSteps">Steps until the peak.</param>
    public static double Factor(int step, int totalSteps, int warmUpSteps) => step < warmUpSteps
        ? (step + 1.0) / warmUpSteps
        : 0.5 * (1 + Math.Cos(Math.PI * (step - warmUpSteps) / Math.Max(1, totalSteps - warmUpSteps)));
}
