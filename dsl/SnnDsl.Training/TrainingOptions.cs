using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;

namespace SnnDsl.Training;

/// <summary>Everything that determines a training run besides the network and the data. Equal options, data and thread
/// count give equal networks.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training images, at least 1.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Images per step, at least 2. Images that do not fill the last batch of an epoch are left out of it.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Peak learning rate of AdamW.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Decoupled weight decay (Loshchilov and Hutter 2019) of synaptic weights; batch norm has none.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Share of all steps in which the learning rate rises linearly, 0 to 1.</summary>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>Share of the target probability spread over all classes, 0 to 1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>alpha of mixup (<see cref="Training.Mixup"/>); 0 for none, 0.5 in BESTformer.</summary>
    public double Mixup { get; init; }

    /// <summary>What the second head of a network with two learns; with a target the trainer needs a teacher. Label smoothing is that of
    /// <see cref="LabelSmoothing"/>.</summary>
    public DistillationOptions Distillation { get; init; } = new(DistillationTarget.None);

    /// <summary>What the cross-entropy is taken of.</summary>
    public Objective Objective { get; init; } = Objective.MeanLogits;

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
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Determines initial weights, order and augmentation.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the option, its value and what is allowed.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(RatePenalty);
        ArgumentOutOfRangeException.ThrowIfNegative(SpikeRegulation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TargetRate);
        ThrowIfNotShare(WarmUp, nameof(WarmUp));
        ThrowIfNotShare(LabelSmoothing, nameof(LabelSmoothing));
        ArgumentOutOfRangeException.ThrowIfNegative(Mixup);
        Distillation.Check();
        Quantizer.Check();
        Surrogate.Check();
        Streams.Check();
        if (Streams.Recomputation != Recomputation.None && (RatePenalty > 0 || SpikeRegulation > 0))
            throw new ArgumentException("A loss of spike rates needs the spikes, which recomputation does not keep: leave out one of them.");
    }

    private static void ThrowIfNotShare(double value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1, name);
    }
}
