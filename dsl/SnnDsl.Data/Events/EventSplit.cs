namespace SnnDsl.Data.Events;

/// <summary>Framed recordings in two parts that share none.</summary>
/// <param name="Train">Recordings to learn from.</param>
/// <param name="Validation">Recordings to measure on, never to learn from.</param>
public sealed record EventSplit(ImageDataSet Train, ImageDataSet Validation);
