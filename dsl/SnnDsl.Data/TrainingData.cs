namespace SnnDsl.Data;

/// <summary>The images of a run: some to learn from, others to measure on once, at the end.</summary>
/// <param name="Train">Images to learn from; a part of them, drawn by seed, is held out to choose an epoch by.</param>
/// <param name="Test">Images that nothing is chosen by; they are read once, at the end.</param>
/// <param name="TestName">Name of <paramref name="Test"/>, for reports and artifacts.</param>
public sealed record TrainingData(ImageDataSet Train, ImageDataSet Test, string TestName = "test");
