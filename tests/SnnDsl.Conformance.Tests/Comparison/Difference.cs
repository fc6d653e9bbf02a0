namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>The first difference between the simulator and an executor.</summary>
/// <param name="Image">Index of the image; -1 if the difference belongs to none.</param>
/// <param name="Text">Where it is, what was expected and what was computed.</param>
internal sealed record Difference(int Image, string Text);
