using System.CommandLine;
using SnnDsl.Training;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options of validation: which images are held out, and which epoch is exported.</summary>
internal sealed class ValidationArguments
{
    private readonly Option<double> _share;
    private readonly Option<int> _seed;
    private readonly Choice<EpochChoice> _epoch;

    /// <summary>Options whose defaults are the recipe's.</summary>
    internal ValidationArguments(Recipe recipe)
    {
        _share = new("--validation")
        {
            Description = "Share of the training images that is held out to choose an epoch by, 0 to 0.5; with 0 all are learned from and the last epoch is exported",
            DefaultValueFactory = _ => recipe.ValidationShare,
        };
        _seed = new("--split-seed") { Description = "Determines which images are held out", DefaultValueFactory = _ => recipe.SplitSeed };
        _epoch = new("--export-epoch", "Epoch that is exported, the most accurate one on the held-out images or the last", [("best", EpochChoice.Best), ("last", EpochChoice.Last)], recipe.ExportedEpoch);
    }

    internal void AddTo(Command command)
    {
        foreach (var option in (Option[])[_share, _seed, _epoch.Option])
            command.Add(option);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    internal Recipe Read(ParseResult result, Recipe recipe) => recipe with
    {
        ValidationShare = result.GetValue(_share),
        SplitSeed = result.GetValue(_seed),
        ExportedEpoch = _epoch.Read(result),
    };
}
