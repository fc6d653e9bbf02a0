using SnnDsl.Data;

namespace NMnist;

/// <summary>The recordings that networks learn from and are measured on.</summary>
internal static class Recordings
{
    /// <summary>All of them, in the project's own parts.</summary>
    internal static TrainingData Load(string? folder) => SnnDsl.Data.Events.NMnist.Load(folder, Framing.Steps);
}
