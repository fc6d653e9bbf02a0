using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>Fields of the artifact's object <c>training</c>. Files without the optional ones were written by earlier versions.</summary>
internal static class TrainingFields
{
    public static TrainingArtifact Read(ArtifactObject training)
    {
        int epochs = training.Integer("epochs", 0, int.MaxValue);
        return new TrainingArtifact(
            training.String("dataSet"),
            training.Integer("samples", 0, int.MaxValue),
            training.Real("accuracyFloat", 0, 1),
            training.Real("accuracyInteger", 0, 1),
            epochs,
            training.Integer("seed", int.MinValue, int.MaxValue))
        {
            Epoch = training.Has("chosenEpoch") ? new ChosenEpoch(training.Integer("chosenEpoch", 1, Math.Max(1, epochs)), ReadChoice(training)) : null,
            Validation = training.Has("validation") ? ReadValidation(training.Object("validation")) : null,
        };
    }

    /// <summary>The object with the indentation of its place in the file.</summary>
    public static string Write(TrainingArtifact training)
    {
        List<string> fields =
        [
            $"\"dataSet\": {ArtifactWriter.Text(training.DataSet)}",
            $"\"samples\": {training.Samples}",
            $"\"accuracyFloat\": {Invariant.Text(training.AccuracyFloat)}",
            $"\"accuracyInteger\": {Invariant.Text(training.AccuracyInteger)}",
            $"\"epochs\": {training.Epochs}",
            $"\"seed\": {training.Seed}",
        ];
        if (training.Epoch is { } epoch)
        {
            fields.Add($"\"chosenEpoch\": {epoch.Number}");
            fields.Add($"\"epochChoice\": {ArtifactWriter.Text(epoch.Choice)}");
        }

        if (training.Validation is { } validation)
        {
            fields.Add("\"validation\": {\n      " + string.Join(",\n      ", Validation(validation)) + "\n    }");
        }

        return "{\n    " + string.Join(",\n    ", fields) + "\n  }";
    }

    private static string ReadChoice(ArtifactObject training) =>
        training.String("epochChoice") is var choice && ChosenEpoch.Choices.Contains(choice)
            ? choice
            : throw training.Wrong("epochChoice", string.Join(" or ", ChosenEpoch.Choices.Select(c => $"\"{c}\"")));

    private static ValidationArtifact ReadValidation(ArtifactObject validation) => new(
        validation.Integer("samples", 1, int.MaxValue),
        validation.Integer("splitSeed", int.MinValue, int.MaxValue),
        validation.Boolean("heldOut"),
        validation.Has("accuracyFloat") ? validation.Real("accuracyFloat", 0, 1) : null,
        validation.Real("accuracyInteger", 0, 1));

    private static IEnumerable<string> Validation(ValidationArtifact validation)
    {
        yield return $"\"samples\": {validation.Samples}";
        yield return $"\"splitSeed\": {validation.SplitSeed}";
        yield return $"\"heldOut\": {(validation.HeldOut ? "true" : "false")}";
        if (validation.AccuracyFloat is { } accuracy)
        {
            yield return $"\"accuracyFloat\": {Invariant.Text(accuracy)}";
        }

        yield return $"\"accuracyInteger\": {Invariant.Text(validation.AccuracyInteger)}";
    }
}
