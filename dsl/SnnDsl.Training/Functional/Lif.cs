using static TorchSharp.torch;

namespace SnnDsl.Training.Functional;

/// <summary>Leaky integrate-and-fire neurons over a whole window of time steps.</summary>
public static class Lif
{
    /// <summary>
    /// Runs independent neurons from rest (QP-SNN equations 1 to 3):
    /// <code>
    /// h[t] = decay * u[t-1] + x[t],   u[-1] = 0
    /// s[t] = 1 if h[t] &gt; threshold (or &gt;=), else 0
    /// u[t] = h[t] * (1 - s[t])        reset to zero
    /// u[t] = h[t] - threshold * s[t]  reset by subtraction
    /// u[t] = Q(u[t])                  where membranes are quantized (Q-SNN)
    /// </code>
    /// In the backward pass ds/dh is the surrogate of <paramref name="parameters"/>.
    /// </summary>
    /// <param name="current">Float32 [T, ...], or [1, ...] when the same current flows in every step.</param>
    /// <param name="timeSteps">T, at least 1.</param>
    /// <param name="parameters">The neuron's constants.</param>
    /// <returns>Spikes 0 or 1, float32 [T, ...].</returns>
    /// <exception cref="ArgumentException">The first dimension is neither 1 nor T, or the tensor is not float32.</exception>
    public static Tensor Forward(Tensor current, int timeSteps, LifParameters parameters)
    {
        Check(current, timeSteps);
        return LifFunction.apply(current, timeSteps, parameters);
    }

    /// <summary>The potentials h before the reset, float32 [T, ...], without gradient; see <see cref="Forward"/>.</summary>
    /// <param name="current">Float32 [T, ...], or [1, ...].</param>
    /// <param name="timeSteps">T, at least 1.</param>
    /// <param name="parameters">The neuron's constants.</param>
    public static Tensor Potential(Tensor current, int timeSteps, LifParameters parameters)
    {
        Check(current, timeSteps);
        return LifFunction.Potential(current, timeSteps, parameters);
    }

    /// <summary>The largest |tanh(u)| of what neurons with quantized membranes keep, before it is quantized; see <see cref="Forward"/>.</summary>
    /// <param name="current">Float32 [T, ...], or [1, ...].</param>
    /// <param name="timeSteps">T, at least 1.</param>
    /// <param name="parameters">The neuron's constants.</param>
    public static float LargestKept(Tensor current, int timeSteps, LifParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var potential = Potential(current, timeSteps, parameters);
        var fires = parameters.FireAtThreshold ? potential.ge(parameters.Threshold) : potential.gt(parameters.Threshold);
        var kept = where(fires, parameters.ResetBySubtraction ? potential - parameters.Threshold : zeros_like(potential), potential);
        return MathF.Tanh(kept.abs().max().item<float>());
    }

    private static void Check(Tensor current, int timeSteps)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 1);
        if (current.dtype != ScalarType.Float32)
            throw new ArgumentException($"The current is {current.dtype}; it must be Float32.", nameof(current));
        if (current.shape[0] != 1 && current.shape[0] != timeSteps)
            throw new ArgumentException($"The current has {current.shape[0]} time steps; it must have 1 or {timeSteps}.", nameof(current));
    }
}
