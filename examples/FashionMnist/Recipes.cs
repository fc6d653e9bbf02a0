using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Losses;

namespace FashionMnist;

/// <summary>How the networks of this folder are trained.</summary>
public static class Recipes
{
    /// <summary>Networks with weights of several bits; spike rates are held low.</summary>
    public static Recipe FashionNet { get; } = new()
    {
        Epochs = 24,
        LearningRate = 2e-3,
        RatePenalty = 0.1,
        TargetRate = 0.08,
        Augmentation = new Augmentation(MaxShift: 1, Flip: true),
    };

    /// <summary>The same with a loss of this program: shirts (class 6), which the network mistakes most often, cost twice as much.</summary>
    public static Recipe Weighted { get; } = FashionNet with { Loss = new ClassWeightedLoss(1, 1, 1, 1, 1, 1, 2, 1, 1, 1) };

    /// <summary>Q-SNN: loss of every time step, spike rates drawn to a half instead of held low.</summary>
    public static Recipe Binary { get; } = FashionNet with
    {
        Epochs = 20,
        Loss = new EachStepLoss(),
        RatePenalty = 0,
        SpikeRegulation = 5e-3,
    };
}
