namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Where the backward pass has a branch's activations from.</summary>
public enum Recomputation
{
    /// <summary>They are kept.</summary>
    None,

    /// <summary>The branch runs again on its input, which is kept.</summary>
    FromInputs,

    /// <summary>The branch runs again on its input, which the inverse gives; only the last two states are kept. On a stream of floats
    /// its rounding grows with depth until spikes differ, and with them gradients: more than
    /// <see cref="StreamOptions.DeepestFloatInverse"/> states need a stream on a grid, where it is exact.</summary>
    FromOutputs,
}

/// <summary>How residual streams are computed in training.</summary>
/// <param name="Recomputation">Where the backward pass has the activations of branches from.</param>
/// <param name="FractionBits">Bits behind the point that states are rounded to, 0 to 12, the Q-format of the export; null leaves
/// them as they are, and the export finds a format.</param>
public sealed record StreamOptions(Recomputation Recomputation = Recomputation.None, int? FractionBits = null)
{
    /// <summary>Joins up to which the inverse of a stream of floats serves; measured: gradients are off by 1e-5 after 4 blocks of two
    /// joins and 384 channels, by as much as they are large after 8 of them.</summary>
    public const int DeepestFloatInverse = 8;

    /// <summary>Most bits behind the point: states up to 1024 are then exact in float32.</summary>
    public const int MostFractionBits = 12;

    /// <summary>Nothing is recomputed, states are floats.</summary>
    public static StreamOptions Default { get; } = new();

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="RecipeException">Names the option, its value and what is allowed.</exception>
    public void Check()
    {
        if (!Enum.IsDefined(Recomputation))
            throw new RecipeException($"recompute is {Recomputation}; allowed are {string.Join(", ", Enum.GetNames<Recomputation>())}.");
        if (FractionBits is < 0 or > MostFractionBits)
            throw new RecipeException($"stream-bits is {FractionBits}; allowed are 0 to {MostFractionBits}.");
    }
}
