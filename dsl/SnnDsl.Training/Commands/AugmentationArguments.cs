using System.CommandLine;
using SnnDsl.Training.Training;

namespace SnnDsl.Training.Commands;

/// <summary>Command-line options that change how training images are varied.</summary>
internal static class AugmentationArguments
{
    /// <summary>The largest shift; its default is the recipe's.</summary>
    internal static Option<int> MaxShift(TrainingOptions recipe)
    {
        var option = new Option<int>("--max-shift")
        {
            Description = "Largest random shift of a training image in pixels: less helps a network too small to learn all of them, more one that learns them by heart",
            DefaultValueFactory = _ => recipe.Augmentation.MaxShift,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 0 or > 16)
                result.AddError($"--max-shift {result.GetValueOrDefault<int>()}: allowed are 0 to 16 pixels.");
        });
        return option;
    }
}
