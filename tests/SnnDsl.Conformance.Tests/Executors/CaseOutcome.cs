namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>What an executor computed for one case.</summary>
/// <param name="Images">Results in the order of the images.</param>
/// <param name="FailedNullChecks">One bit per call with a NULL argument that did not return SNN_ERR_NULL.</param>
/// <param name="Failure">Why there are no results: a crash, with the words of the sanitizer or the board.</param>
internal sealed record CaseOutcome(IReadOnlyList<ImageOutcome> Images, uint FailedNullChecks, string? Failure)
{
    /// <summary>Whether the network ran step by step.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The outcome of the other schedule, if the network has two.</summary>
    public CaseOutcome? Other { get; init; }
}

/// <summary>What an executor computed for one image.</summary>
/// <param name="Layers">Packed spikes of each layer; <see langword="null"/> if the image was not traced.</param>
/// <param name="Error">Error code of the run.</param>
/// <param name="Scores">Scores, read after another instance ran on the next image.</param>
/// <param name="Other">What the other instance computed; <see langword="null"/> if it did not run.</param>
/// <param name="TouchedBytes">Bytes that were written outside of an instance.</param>
internal sealed record ImageOutcome(
    IReadOnlyList<LayerWords>? Layers, int Error, int[] Scores, OtherInstance? Other, uint TouchedBytes);

/// <summary>The packed spikes of one layer, [time step][plane][word].</summary>
internal sealed record LayerWords(int Layer, uint[] Words);

/// <summary>Another instance's classification of the next image.</summary>
internal sealed record OtherInstance(int Error, int Label, int[] Scores);
