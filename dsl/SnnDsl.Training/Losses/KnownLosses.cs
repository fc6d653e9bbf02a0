using SnnDsl.Data;

namespace SnnDsl.Training.Losses;

/// <summary>The losses by name: a new one is a new line.</summary>
public static class KnownLosses
{
    /// <summary>Names and losses, the default first.</summary>
    public static Registry<ILoss> All { get; } = new("loss", ("mean-logits", new MeanLogitsLoss()), ("each-step", new EachStepLoss()));
}
