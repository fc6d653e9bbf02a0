using System.Globalization;

namespace SnnDsl.Training;

/// <summary>A recipe as names and texts, the names those of the command line: what a checkpoint compares.</summary>
internal static class RecipeText
{
    /// <summary>Every option that changes what is learned, in order. Which epoch is exported does not.</summary>
    internal static IReadOnlyList<(string Option, string Value)> Of(Recipe recipe) =>
    [
        ("epochs", Text(recipe.Epochs)),
        ("batch-size", Text(recipe.BatchSize)),
        ("validation", Text(recipe.ValidationShare)),
        ("split-seed", Text(recipe.SplitSeed)),
        ("loss", recipe.Loss.Identity),
        ("optimizer", recipe.Optimizer.Identity),
        ("schedule", recipe.Schedule.Identity),
        ("learning-rate", Text(recipe.LearningRate)),
        ("weight-decay", Text(recipe.WeightDecay)),
        ("warm-up", Text(recipe.WarmUp)),
        ("label-smoothing", Text(recipe.LabelSmoothing)),
        ("mixup", Text(recipe.Mixup)),
        ("distillation", Text(recipe.Distillation.Target)),
        ("distillation-weight", Text(recipe.Distillation.Weight)),
        ("distillation-temperature", Text(recipe.Distillation.Temperature)),
        ("spike-regulation", Text(recipe.SpikeRegulation)),
        ("regulated-layers", Text(recipe.RegulatedLayers)),
        ("rate-penalty", Text(recipe.RatePenalty)),
        ("target-rate", Text(recipe.TargetRate)),
        ("quantizer", Text(recipe.Quantizer.Method)),
        ("scale", FormattableString.Invariant($"{recipe.Quantizer.Scale} (percentile {recipe.Quantizer.Percentile})")),
        ("straight-through", Text(recipe.Quantizer.StraightThrough)),
        ("weight-regulation", recipe.Quantizer.WeightRegulation ? "on" : "off"),
        ("membrane-scale", Text(recipe.Quantizer.MembraneScale)),
        ("binarization", Text(recipe.Quantizer.Binarization)),
        ("surrogate", recipe.Surrogate.Gradient.Identity),
        ("detach-reset", recipe.Surrogate.DetachReset ? "on" : "off"),
        ("recompute", Text(recipe.Streams.Recomputation)),
        ("stream-bits", recipe.Streams.FractionBits is { } bits ? Text(bits) : "none"),
        ("augmentation", recipe.Augmentation.Identity),
        ("seed", Text(recipe.Seed)),
    ];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
