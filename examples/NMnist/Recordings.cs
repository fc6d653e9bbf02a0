using SnnDsl.Training.Commands;
using SnnDsl.Training.Data.Events;

namespace NMnist;

/// <summary>The recordings as the networks see them.</summary>
internal static class Recordings
{
    /// <summary>Microseconds of a time step. It is the same for all recordings, so that the board needs not know where one ends; ten
    /// steps are longer than the longest recording, 313.9 ms.</summary>
    internal const int StepMicroseconds = 31_500;

    /// <summary>Training recordings that tuning measures on.</summary>
    private const int TuningCount = 180;

    /// <summary>How events become time steps.</summary>
    internal static EventFraming Framing { get; } = EventFraming.ByTime(timeSteps: 10, StepMicroseconds);

    /// <summary>The trained parameters of a network, beside the program.</summary>
    internal static string Parameters(Type network) => Path.Combine(AppContext.BaseDirectory, network.Name + ".snn");

    /// <summary>A recording as the simulator reads it: the counts of all time steps, one after the other.</summary>
    internal static byte[] Counts(IEnumerable<byte[]> frames) => [.. frames.SelectMany(frame => frame)];

    /// <summary>The recordings to train on and those to measure on.</summary>
    internal static TrainingData Load(string? folder)
    {
        var split = SnnDsl.Training.Data.Events.NMnist.Load(folder, Framing);
        return new TrainingData(split.Train, split.Validation, "test");
    }

    /// <summary>The recordings to train on, in two parts: recipes are chosen without a look at the others.</summary>
    internal static TrainingData LoadForTuning(string? folder)
    {
        var train = Load(folder).Train;
        var count = train.Count - TuningCount;
        return new TrainingData(train.Slice(0, count), train.Slice(count, TuningCount), "held-out training");
    }
}
