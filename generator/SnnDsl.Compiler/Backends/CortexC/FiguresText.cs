using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Figures of the training for comments, each with the data that it is of.</summary>
internal static class FiguresText
{
    /// <summary>Accuracies, one sentence a line.</summary>
    public static EquatableArray<string> Accuracies(TrainingArtifact training)
    {
        string test = $"Accuracy on {Comment(training.DataSet)}: {Invariant.Percent(training.AccuracyFloat)} in floating point, "
            + $"{Invariant.Percent(training.AccuracyInteger)} in these integers.";
        return training.Validation is not { } validation
            ? [test]
            : [test, $"On {validation.Samples} {Images(validation)}: {Invariant.Percent(validation.AccuracyInteger)} in these integers."];
    }

    /// <summary>What spike rates are of, after "on".</summary>
    public static string RateData(TrainingArtifact training) =>
        training.Validation is { } validation ? Images(validation) : Comment(training.DataSet);

    private static string Images(ValidationArtifact validation) =>
        validation.HeldOut ? "validation samples" : "training samples, which it learned from";

    /// <summary>Text from outside that cannot end a comment.</summary>
    private static string Comment(string text) =>
        new([.. text.Select(c => c is >= ' ' and <= '~' and not ('*' or '\\' or '/') ? c : '_')]);
}
