namespace SnnDsl.Training.Functional;

/// <summary>The gradient that stands in for the derivative of the spike's step function.</summary>
public enum SurrogateGradient
{
    /// <summary><c>max(0, 1 - |u - threshold|)</c> (QP-SNN appendix D with a = 1; TET's released code).</summary>
    Triangle,

    /// <summary><c>a s (1 - s)</c> with <c>s = sigmoid(a (u - threshold))</c>, a = <see cref="LifParameters.SigmoidSlope"/>
    /// (SpikingJelly's default, alpha = 4).</summary>
    Sigmoid,
}

/// <summary>The backward pass of spiking neurons.</summary>
/// <param name="Gradient">Derivative of the spike.</param>
/// <param name="SigmoidSlope">a of the sigmoid surrogate, above 0, in the unit of the potential.</param>
/// <param name="DetachReset">Let no gradient pass through the reset.</param>
public sealed record SurrogateOptions(
    SurrogateGradient Gradient = SurrogateGradient.Triangle, float SigmoidSlope = 4f, bool DetachReset = false)
{
    /// <summary>The triangle, through the reset too.</summary>
    public static SurrogateOptions Default { get; } = new();

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the option, its value and what is allowed.</exception>
    public void Check()
    {
        if (!Enum.IsDefined(Gradient))
            throw new ArgumentOutOfRangeException(nameof(Gradient), Gradient, $"Allowed: {string.Join(", ", Enum.GetNames<SurrogateGradient>())}.");
        if (!(SigmoidSlope > 0))
            throw new ArgumentOutOfRangeException(nameof(SigmoidSlope), SigmoidSlope, "The slope must be above 0.");
    }
}

/// <summary>Constants of one spiking neuron. Times are in steps, potentials in the unit of the input current.</summary>
/// <param name="Decay">What remains of the membrane potential after one step: a multiplier in (0, 1]; 1 gives
/// integrate and fire without leak.</param>
/// <param name="Threshold">Potential at which the neuron fires; positive.</param>
/// <param name="ResetBySubtraction">Take the threshold off when firing, instead of setting the potential to zero.</param>
/// <param name="FireAtThreshold">Fire at <c>u &gt;= threshold</c> instead of only at <c>u &gt; threshold</c>.</param>
/// <param name="Surrogate">Derivative of the spike used in the backward pass.</param>
/// <param name="DetachReset">Let no gradient pass through the reset, as SpikingJelly does.</param>
/// <param name="MembraneLevels">N: what is kept of the potential after the reset is the nearest of the 2 N + 1 levels
/// <c>scale * j / N</c> to <c>tanh(u)</c>, N = 2^(bits - 1) - 1 (Q-SNN); 0 keeps the potential as it is.</param>
/// <param name="MembraneScale">Largest level, above 0 and at most 1.</param>
/// <param name="SigmoidSlope">a of the sigmoid surrogate, above 0.</param>
public sealed record LifParameters(
    float Decay = 0.5f,
    float Threshold = 1f,
    bool ResetBySubtraction = false,
    bool FireAtThreshold = false,
    SurrogateGradient Surrogate = SurrogateGradient.Triangle,
    bool DetachReset = false,
    int MembraneLevels = 0,
    float MembraneScale = 1f,
    float SigmoidSlope = 4f)
{
    /// <summary>The same neuron with another backward pass.</summary>
    public LifParameters With(SurrogateOptions surrogate)
    {
        ArgumentNullException.ThrowIfNull(surrogate);
        return this with { Surrogate = surrogate.Gradient, SigmoidSlope = surrogate.SigmoidSlope, DetachReset = surrogate.DetachReset };
    }
}
