namespace SnnDsl.Training.Functional;

/// <summary>What the second head learns from the teacher.</summary>
public enum DistillationTarget
{
    /// <summary>No teacher: both heads learn the labels.</summary>
    None,

    /// <summary>The teacher's class (DeiT, Touvron et al. 2021; BESTformer's default).</summary>
    Hard,

    /// <summary>The teacher's probabilities at a temperature.</summary>
    Soft,
}

/// <summary>How a network with two heads learns from a teacher.</summary>
/// <param name="Target">What is learned from it.</param>
/// <param name="Weight">a: the second head's share of the loss, 0 to 1.</param>
/// <param name="Temperature">tau of <see cref="DistillationTarget.Soft"/>, above 0.</param>
/// <param name="LabelSmoothing">Share of the labels spread over all classes, 0 to 1.</param>
public sealed record DistillationOptions(
    DistillationTarget Target = DistillationTarget.Hard, double Weight = 0.5, double Temperature = 1, double LabelSmoothing = 0)
{
    /// <summary>Checks the ranges.</summary>
    /// <exception cref="RecipeException">A number is out of range.</exception>
    public void Check()
    {
        if (Weight is not (>= 0 and <= 1))
            throw new RecipeException(FormattableString.Invariant($"distillation-weight is {Weight}; allowed are 0 to 1."));
        if (!(Temperature > 0))
            throw new RecipeException(FormattableString.Invariant($"distillation-temperature is {Temperature}; allowed are numbers above 0."));
        if (LabelSmoothing is not (>= 0 and <= 1))
            throw new RecipeException(FormattableString.Invariant($"label-smoothing is {LabelSmoothing}; allowed are 0 to 1."));
    }
}
