namespace SnnDsl.Data;

/// <summary>The augmentations by name: a new one is a new line.</summary>
public static class KnownAugmentations
{
    /// <summary>Names and augmentations, the default first.</summary>
    public static Registry<IAugmentation> All { get; } = new(
        "augmentation",
        ("none", Augmentation.None),
        ("shift", new Augmentation(MaxShift: 1)),
        ("shift-flip", new Augmentation(MaxShift: 1, Flip: true)),
        ("shift-flip-cut", new Augmentation(MaxShift: 4, Flip: true, CutOut: 8)));
}
