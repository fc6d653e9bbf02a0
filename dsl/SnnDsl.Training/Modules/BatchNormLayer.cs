using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Batch normalization per channel, whose statistics cover samples, positions and time steps.</summary>
public abstract class BatchNormLayer : nn.Module<Tensor, Tensor>, ICountsBatches
{
    private protected BatchNormLayer(string name)
        : base(name)
    {
    }

    /// <summary>Added to the variance.</summary>
    public abstract double Epsilon { get; }

    /// <summary>Scale, one per channel.</summary>
    public abstract Tensor Gamma { get; }

    /// <summary>Offset, one per channel.</summary>
    public abstract Tensor Beta { get; }

    /// <summary>Running mean, one per channel.</summary>
    public abstract Tensor Mean { get; }

    /// <summary>Running variance, one per channel.</summary>
    public abstract Tensor Variance { get; }

    /// <summary>Whether a batch is computed a second time.</summary>
    private protected bool IsRecomputing { get; private set; }

    bool ICountsBatches.IsRecomputing
    {
        get => IsRecomputing;
        set => IsRecomputing = value;
    }
}
