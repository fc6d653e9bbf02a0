using System.Numerics;

namespace SnnDsl.Training.Surrogates;

/// <summary><c>a s (1 - s)</c> with <c>s = sigmoid(a (u - threshold))</c> (SpikingJelly's default, a = 4).</summary>
/// <param name="Slope">a, above 0, in the unit of the potential.</param>
public sealed record SigmoidSurrogate(float Slope = 4f) : ISurrogate
{
    /// <summary>a, above 0.</summary>
    public float Slope { get; init; } = Slope > 0 ? Slope : throw new RecipeException(FormattableString.Invariant($"surrogate-slope is {Slope}; it must be above 0."));

    /// <inheritdoc/>
    public string Identity => FormattableString.Invariant($"sigmoid, slope {Slope}");

    /// <inheritdoc/>
    public Vector<float> Derivative(Vector<float> distance)
    {
        var sigmoid = Vector<float>.One / (Vector<float>.One + Vector.Exp(-Slope * distance));
        return Slope * sigmoid * (Vector<float>.One - sigmoid);
    }
}
