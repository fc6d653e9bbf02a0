using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Functional;

namespace TinyTransformer;

/// <summary>How the networks of this folder and their teachers are trained.</summary>
public static class Recipes
{
    /// <summary>BESTformer: 1-bit weights without a scale, sigmoid surrogate on the doubled membrane, no gradient through the reset; the
    /// second head learns what a convolutional network sees.</summary>
    public static Recipe Fashion { get; } = new()
    {
        Epochs = 18,
        LearningRate = 3e-3,
        WeightDecay = 0.01,
        WarmUp = 0.1,
        LabelSmoothing = 0.1,
        Distillation = new DistillationOptions(DistillationTarget.Hard),
        Quantizer = QuantizerOptions.Default with { Binarization = Binarization.Sign },
        Surrogate = HalvedInputLif.Surrogate,
        Augmentation = new Augmentation(MaxShift: 1, Flip: true),
    };

    /// <summary>The same for CIFAR-10.</summary>
    public static Recipe Cifar { get; } = Fashion with { Epochs = 12, Augmentation = new Augmentation(MaxShift: 3, Flip: true) };

    /// <summary>Of a teacher for a network with such options.</summary>
    public static Recipe Teacher(Recipe options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Epochs = 7, LearningRate = 1.5e-3 };
    }
}
