using SnnDsl.Data;
using SnnDsl.Training.Modules.Transformer;

namespace SnnDsl.Training;

/// <summary>The ranges of a recipe's numbers.</summary>
internal static class RecipeChecks
{
    internal static void Run(Recipe recipe)
    {
        Check("epochs", recipe.Epochs, recipe.Epochs >= 1, "1 and more");
        Check("batch-size", recipe.BatchSize, recipe.BatchSize >= 2, "2 and more");
        Check("validation", recipe.ValidationShare, recipe.ValidationShare is >= 0 and <= ValidationSplit.LargestShare, "0 to 0.5");
        Check("export-epoch", recipe.ExportedEpoch, Enum.IsDefined(recipe.ExportedEpoch), string.Join(" and ", Enum.GetNames<EpochChoice>()));
        Check("learning-rate", recipe.LearningRate, recipe.LearningRate > 0, "numbers above 0");
        Check("weight-decay", recipe.WeightDecay, recipe.WeightDecay >= 0, "0 and more");
        Check("warm-up", recipe.WarmUp, recipe.WarmUp is >= 0 and <= 1, "0 to 1");
        Check("label-smoothing", recipe.LabelSmoothing, recipe.LabelSmoothing is >= 0 and <= 1, "0 to 1");
        Check("mixup", recipe.Mixup, recipe.Mixup >= 0, "0 and more");
        Check("spike-regulation", recipe.SpikeRegulation, recipe.SpikeRegulation >= 0, "0 and more");
        Check("rate-penalty", recipe.RatePenalty, recipe.RatePenalty >= 0, "0 and more");
        Check("target-rate", recipe.TargetRate, recipe.TargetRate > 0, "numbers above 0");
        recipe.Distillation.Check();
        recipe.Quantizer.Check();
        recipe.Streams.Check();
        if (recipe.Streams.Recomputation != Recomputation.None && (recipe.RatePenalty > 0 || recipe.SpikeRegulation > 0))
            throw new RecipeException("A loss of spike rates needs the spikes, which recomputation does not keep: leave out --spike-regulation and the rate penalty, or --recompute.");
    }

    private static void Check(string option, object value, bool isAllowed, string allowed)
    {
        if (!isAllowed)
            throw new RecipeException(FormattableString.Invariant($"{option} is {value}; allowed are {allowed}."));
    }
}
