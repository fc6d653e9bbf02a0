using SnnDsl.Data.Events;

namespace NMnist;

/// <summary>How the events of a recording become time steps.</summary>
internal static class Framing
{
    /// <summary>Microseconds of a time step. They are the same for all recordings, so that the board needs not know where one ends;
    /// five steps are longer than the longest recording, 313.9 ms.</summary>
    internal const int StepMicroseconds = 63_000;

    /// <summary>Steps of that length, as many as the networks declare.</summary>
    internal static EventFraming Steps { get; } = EventFraming.ByTime(timeSteps: 5, StepMicroseconds);

    /// <summary>A recording as the simulator reads it: the counts of all time steps, one after the other.</summary>
    /// <param name="path">The file.</param>
    internal static byte[] Counts(string path) => [.. Steps.Frames(NMnistFile.Read(path)).SelectMany(frame => frame)];
}
