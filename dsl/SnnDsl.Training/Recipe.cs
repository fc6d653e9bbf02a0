using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Losses;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Optimizers;
using SnnDsl.Training.Schedules;

namespace SnnDsl.Training;

/// <summary>Everything that determines a run besides the network and the data. Equal recipes, data and thread count give equal
/// networks.</summary>
public sealed record Recipe
{
    /// <summary>Passes over the training images, at least 1.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Images per step, at least 2. Images that do not fill the last batch of an epoch are left out of it.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Share of the training images of each class that is held out to choose an epoch by, 0 to 0.5. With 0 the network learns
    /// from all of them, and the last epoch is exported.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Determines which images are held out. It is not <see cref="Seed"/>, so that networks of several seeds are compared on the
    /// same ones.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>Which epoch's weights are exported.</summary>
    public EpochChoice ExportedEpoch { get; init; } = EpochChoice.Best;

    /// <summary>What is minimized.</summary>
    public ILoss Loss { get; init; } = new MeanLogitsLoss();

    /// <summary>How steps are taken.</summary>
    public IOptimizer Optimizer { get; init; } = new AdamWOptimizer();

    /// <summary>Course of the learning rate after the warm-up.</summary>
    public ISchedule Schedule { get; init; } = new CosineSchedule();

    /// <summary>Peak learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Weight decay of synaptic weights; batch norm has none.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Share of all steps in which the learning rate rises linearly, 0 to 1.</summary>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>Share of the target probability spread over all classes, 0 to 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>alpha of mixup (<see cref="Training.Mixup"/>); 0 for none, 0.5 in BESTformer.</summary>
    public double Mixup { get; init; }

    /// <summary>What the second head of a network with two learns; with a target the run needs a teacher. Label smoothing is that of
    /// <see cref="LabelSmoothing"/>.</summary>
    public DistillationOptions Distillation { get; init; } = new(DistillationTarget.None);

    /// <summary>Weight of the loss that draws spike rates to 1/2; 0 for none, 5e-3 in Q-SNN.</summary>
    public double SpikeRegulation { get; init; }

    /// <summary>Layers that it counts.</summary>
    public RegulatedLayers RegulatedLayers { get; init; } = RegulatedLayers.Inner;

    /// <summary>Weight of the penalty on spike rates above <see cref="TargetRate"/>; 0 for none.</summary>
    public double RatePenalty { get; init; }

    /// <summary>Mean spikes per neuron and time step up to which a layer costs nothing, above 0.</summary>
    public double TargetRate { get; init; } = 0.1;

    /// <summary>Quantizer of the middle layers; the network must have been built with it.</summary>
    public QuantizerOptions Quantizer { get; init; } = QuantizerOptions.Default;

    /// <summary>Backward pass of the neurons.</summary>
    public SurrogateOptions Surrogate { get; init; } = SurrogateOptions.Default;

    /// <summary>How residual streams are computed.</summary>
    public StreamOptions Streams { get; init; } = StreamOptions.Default;

    /// <summary>Changes to training images.</summary>
    public IAugmentation Augmentation { get; init; } = Data.Augmentation.None;

    /// <summary>Determines initial weights, order and augmentation.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="RecipeException">Names the option, its value and what is allowed.</exception>
    public void Check() => RecipeChecks.Run(this);
}

/// <summary>The epoch whose weights are exported.</summary>
public enum EpochChoice
{
    /// <summary>The most accurate one on the validation images; of equally accurate ones the last.</summary>
    Best,

    /// <summary>The last one.</summary>
    Last,
}
