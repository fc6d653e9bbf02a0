namespace SnnDsl.Training.Modules.Transformer;

/// <summary>What a branch's output is added to.</summary>
public enum Shortcut
{
    /// <summary>The mean of the two newest states: reversible (BESTformer).</summary>
    Average,

    /// <summary>The newest state: an ordinary residual, which has no inverse.</summary>
    Plain,
}

/// <summary>Where the backward pass has a branch's activations from.</summary>
public enum Recomputation
{
    /// <summary>They are kept.</summary>
    None,

    /// <summary>The branch runs again on its input, which is kept.</summary>
    FromInputs,

    /// <summary>The branch runs again on its input, which the inverse gives; only the last two states are kept. On a stream of floats
    /// its rounding grows with depth until spikes differ, and with them gradients: more than
    /// <see cref="SpikingTransformerOptions.DeepestFloatInverse"/> blocks need a stream on a grid, where it is exact.</summary>
    FromOutputs,
}

/// <summary>Shape of a binary spiking transformer (BESTformer, arXiv 2501.05904).</summary>
/// <param name="Channels">D, a multiple of 8 and of the heads.</param>
/// <param name="Depth">Blocks.</param>
/// <param name="Heads">Attention heads of a block.</param>
/// <param name="TimeSteps">T.</param>
/// <param name="Classes">Classes of either head.</param>
/// <param name="MlpRatio">Channels inside an MLP over those outside.</param>
/// <param name="AttentionOrder">Which product becomes the binary map.</param>
/// <param name="Pools">How many of the tokenizer's four binary convolutions, counted from the last, see a pooled map, 0 to 4.</param>
/// <param name="Shortcut">What a branch's output is added to.</param>
/// <param name="Recomputation">Where the backward pass has activations from.</param>
/// <param name="FractionBits">Bits behind the point that the residual stream is rounded to, 0 to 12; null leaves it as it is.</param>
/// <param name="InputChannels">Channels of images.</param>
public sealed record SpikingTransformerOptions(
    int Channels,
    int Depth,
    int Heads,
    int TimeSteps,
    int Classes,
    int MlpRatio = 4,
    AttentionOrder AttentionOrder = AttentionOrder.QueryKey,
    int Pools = 2,
    Shortcut Shortcut = Shortcut.Average,
    Recomputation Recomputation = Recomputation.None,
    int? FractionBits = null,
    int InputChannels = 3)
{
    /// <summary>Blocks up to which the inverse of a stream of floats serves; measured: gradients are off by 1e-5 after 4 blocks of 384
    /// channels, by as much as they are large after 8 of them.</summary>
    public const int DeepestFloatInverse = 4;

    /// <summary>Most bits behind the point: states up to 1024 are then exact in float32.</summary>
    private const int MostFractionBits = 12;

    /// <summary>BESTformer-4-384 for CIFAR: 32x32 to 64 tokens.</summary>
    public static SpikingTransformerOptions Cifar(int classes) => new(384, 4, 8, 4, classes);

    /// <summary>BESTformer-8-512 for ImageNet: 224x224 to 196 tokens.</summary>
    public static SpikingTransformerOptions ImageNet { get; } = new(512, 8, 8, 4, 1000, AttentionOrder: AttentionOrder.KeyValue, Pools: 4);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A number is out of range, or options exclude each other.</exception>
    public void Check()
    {
        if (Channels < 8 || Channels % 8 != 0 || Heads < 1 || Channels % Heads != 0)
            throw new ArgumentException($"{Channels} channels in {Heads} heads; channels must be a multiple of 8 and of the heads.");
        if (Depth < 1 || TimeSteps < 1 || Classes < 1 || MlpRatio < 1 || InputChannels < 1)
            throw new ArgumentException("Depth, time steps, classes, the ratio of MLPs and the channels of images must be at least 1.");
        if (Pools is < 0 or > 4)
            throw new ArgumentException($"{Pools} poolings; they must be 0 to 4.");
        if (FractionBits is < 0 or > MostFractionBits)
            throw new ArgumentException($"The stream has {FractionBits} bits behind the point; they must be 0 to {MostFractionBits}.");
        if (Shortcut == Shortcut.Plain && Recomputation == Recomputation.FromOutputs)
            throw new ArgumentException("A plain residual has no inverse: recompute it from inputs.");
        if (Recomputation == Recomputation.FromOutputs && FractionBits is null && Depth > DeepestFloatInverse)
        {
            throw new ArgumentException(
                $"The inverse of {Depth} blocks is not the input on a stream of floats; give it bits behind the point, or recompute from inputs.");
        }
    }
}
