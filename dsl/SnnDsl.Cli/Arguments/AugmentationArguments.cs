using System.CommandLine;
using System.Globalization;
using SnnDsl.Training;

namespace SnnDsl.Cli.Arguments;

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
            // What is no whole number at all, the parser reports.
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pixels) && pixels is < 0 or > 16)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--max-shift {pixels}: allowed are 0 to 16 pixels."));
        });
        return option;
    }
}
