namespace SnnDsl.Data;

/// <summary>The images of a command.</summary>
/// <param name="Train">Images to learn from.</param>
/// <param name="Validation">Images to measure on, never to learn from.</param>
/// <param name="ValidationName">Name of that split, for reports and artifacts.</param>
public sealed record TrainingData(ImageDataSet Train, ImageDataSet Validation, string ValidationName);
