using SnnDsl.Training.Teachers;

namespace SnnDsl.Training;

/// <summary>Where a run keeps its state, and what it starts from.</summary>
public sealed record RunSettings
{
    /// <summary>Folder of the checkpoints; <see langword="null"/> for <c>artifacts/&lt;Network&gt;</c> below the current folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Checkpoint of another run to take the initial weights from: a network with layers of the same names and sizes.</summary>
    public string? Initial { get; init; }

    /// <summary>Time steps to train with in place of the declared ones; such a run cannot be exported.</summary>
    public int? TimeSteps { get; init; }

    /// <summary>Whom the network learns from besides the labels, if the recipe distils. Its images are all training images.</summary>
    public ITeacher? Teacher { get; init; }

    /// <summary>Where the weights of a network that was built elsewhere are from; a checkpoint goes on only where it is the same.</summary>
    public string? Origin { get; init; }
}
