using SnnDsl.Data;
using SnnDsl.Training;

namespace Cifar10;

/// <summary>How the network of this folder is trained.</summary>
public static class Recipes
{
    /// <summary>Of CifarNet.</summary>
    public static Recipe CifarNet { get; } = new()
    {
        Epochs = 24,
        BatchSize = 100,
        LearningRate = 2e-3,
        Augmentation = new Augmentation(MaxShift: 3, Flip: true),
    };
}
