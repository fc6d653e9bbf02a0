using System.CommandLine;
using System.Globalization;
using SnnDsl.Data;
using SnnDsl.Training;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options that change how training images are varied.</summary>
internal sealed class AugmentationArguments
{
    private const int LargestShift = 16;

    private readonly Part<IAugmentation> _augmentation;
    private readonly Option<int?> _maxShift = new("--max-shift")
    {
        Description = "Largest random shift of a training image in pixels, in place of the augmentation's own: less helps a network too small to learn all of them, more one that learns them by heart",
    };

    /// <summary>Options whose defaults are the recipe's.</summary>
    internal AugmentationArguments(Recipe recipe)
    {
        _augmentation = new("--augmentation", "Random changes to training images", KnownAugmentations.All, recipe.Augmentation, a => a.Identity);
        _maxShift.Validators.Add(result =>
        {
            // What is no whole number at all, the parser reports.
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pixels) && pixels is < 0 or > LargestShift)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--max-shift {pixels}: allowed are 0 to {LargestShift} pixels."));
        });
    }

    internal void AddTo(Command command)
    {
        command.Add(_augmentation.Option);
        command.Add(_maxShift);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="RecipeException">The augmentation has no shift.</exception>
    internal Recipe Read(ParseResult result, Recipe recipe)
    {
        var augmentation = _augmentation.Read(result);
        return recipe with
        {
            Augmentation = result.GetValue(_maxShift) is not { } pixels ? augmentation
                : augmentation is Augmentation shifting ? shifting with { MaxShift = pixels }
                : throw new RecipeException($"max-shift is {pixels}, but the augmentation '{augmentation.Identity}' has no shift. Leave it out."),
        };
    }
}
