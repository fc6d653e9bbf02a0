using SnnDsl.Data;

namespace NMnist;

/// <summary>The recordings that networks learn from and are measured on.</summary>
internal static class Recordings
{
    /// <summary>Training recordings that tuning measures on.</summary>
    private const int TuningCount = 180;

    /// <summary>All of them.</summary>
    internal static TrainingData Load(string? folder)
    {
        var split = SnnDsl.Data.Events.NMnist.Load(folder, Framing.Steps);
        return new TrainingData(split.Train, split.Validation, "test");
    }

    /// <summary>Those to learn from, in two parts: recipes are chosen without a look at the others.</summary>
    internal static TrainingData LoadForTuning(string? folder)
    {
        var train = Load(folder).Train;
        var count = train.Count - TuningCount;
        return new TrainingData(train.Slice(0, count), train.Slice(count, TuningCount), "held-out training");
    }
}
