using SnnDsl.Training.Surrogates;

namespace SnnDsl.Training.Functional;

/// <summary>The backward pass of spiking neurons.</summary>
/// <param name="Gradient">Derivative of the spike.</param>
/// <param name="DetachReset">Let no gradient pass through the reset.</param>
public sealed record SurrogateOptions(ISurrogate Gradient, bool DetachReset = false)
{
    /// <summary>The triangle, through the reset too.</summary>
    public static SurrogateOptions Default { get; } = new(new TriangleSurrogate());
}

/// <summary>Constants of one spiking neuron. Times are in steps, potentials in the unit of the input current.</summary>
/// <param name="Decay">What remains of the membrane potential after one step: a multiplier in (0, 1]; 1 gives
/// integrate and fire without leak.</param>
/// <param name="Threshold">Potential at which the neuron fires; positive.</param>
/// <param name="ResetBySubtraction">Take the threshold off when firing, instead of setting the potential to zero.</param>
/// <param name="FireAtThreshold">Fire at <c>u &gt;= threshold</c> instead of only at <c>u &gt; threshold</c>.</param>
/// <param name="Surrogate">Derivative of the spike used in the backward pass; by default the triangle.</param>
/// <param name="DetachReset">Let no gradient pass through the reset, as SpikingJelly does.</param>
/// <param name="MembraneLevels">N: what is kept of the potential after the reset is the nearest of the 2 N + 1 levels
/// <c>scale * j / N</c> to <c>tanh(u)</c>, N = 2^(bits - 1) - 1 (Q-SNN); 0 keeps the potential as it is.</param>
/// <param name="MembraneScale">Largest level, above 0 and at most 1.</param>
public sealed record LifParameters(
    float Decay = 0.5f,
    float Threshold = 1f,
    bool ResetBySubtraction = false,
    bool FireAtThreshold = false,
    ISurrogate? Surrogate = null,
    bool DetachReset = false,
    int MembraneLevels = 0,
    float MembraneScale = 1f)
{
    /// <summary>Derivative of the spike used in the backward pass.</summary>
    public ISurrogate Surrogate { get; init; } = Surrogate ?? new TriangleSurrogate();

    /// <summary>The same neuron with another backward pass.</summary>
    public LifParameters With(SurrogateOptions surrogate)
    {
        ArgumentNullException.ThrowIfNull(surrogate);
        return this with { Surrogate = surrogate.Gradient, DetachReset = surrogate.DetachReset };
    }
}
