using System.Numerics;

namespace SnnDsl.Training.Functional;

/// <summary>The arithmetic of <see cref="Lif.Forward"/> on flat arrays laid out [time][neuron].</summary>
internal static class LifKernel
{
    /// <summary>Reads T x n currents (or n that hold for every step); writes T x n spikes, 0 or 1, and the T x n
    /// potentials before the reset.</summary>
    internal static void Forward(
        ReadOnlySpan<float> current, Span<float> spikes, Span<float> potential, int timeSteps, LifParameters parameters)
    {
        var n = spikes.Length / timeSteps;
        var stride = current.Length == n ? 0 : n;
        var decay = new Vector<float>(parameters.Decay);
        var threshold = new Vector<float>(parameters.Threshold);
        for (var i = 0; i < n; i += Vector<float>.Count)
        {
            var u = Vector<float>.Zero;
            for (var t = 0; t < timeSteps; t++)
            {
                var h = decay * u + Load(current.Slice(t * stride, n), i);
                var fires = Fires(h, threshold, parameters);
                Store(h, potential.Slice(t * n, n), i);
                Store(Vector.ConditionalSelect(fires, Vector<float>.One, Vector<float>.Zero), spikes.Slice(t * n, n), i);
                u = AfterReset(h, threshold, parameters);
                if (parameters.MembraneLevels > 0)
                    u = MembraneCode.Kept(u, parameters);
            }
        }
    }

    /// <summary>Reads the forward pass's potentials and dL/ds, T x n each; writes dL/dx: T x n values, or their sums
    /// over time when the target holds n.</summary>
    internal static void Backward(
        ReadOnlySpan<float> potential, ReadOnlySpan<float> spikeGradient, Span<float> currentGradient,
        int timeSteps, LifParameters parameters)
    {
        var n = potential.Length / timeSteps;
        var constant = currentGradient.Length == n;
        var decay = new Vector<float>(parameters.Decay);
        var threshold = new Vector<float>(parameters.Threshold);
        for (var i = 0; i < n; i += Vector<float>.Count)
        {
            var carried = Vector<float>.Zero; // dL/du[t]: what later steps say about the potential after the reset
            var sum = Vector<float>.Zero;
            for (var t = timeSteps - 1; t >= 0; t--)
            {
                var h = Load(potential.Slice(t * n, n), i);
                var surrogate = parameters.Surrogate.Derivative(h - threshold);
                var throughReset = ResetDerivative(h, surrogate, threshold, parameters);
                if (parameters.MembraneLevels > 0)
                    throughReset *= MembraneCode.Derivative(AfterReset(h, threshold, parameters), parameters);
                var gradient = Load(spikeGradient.Slice(t * n, n), i) * surrogate + carried * throughReset;
                if (!constant)
                    Store(gradient, currentGradient.Slice(t * n, n), i);
                sum += gradient;
                carried = decay * gradient;
            }
            if (constant)
                Store(sum, currentGradient, i);
        }
    }

    /// <summary>du/dh of the reset, with ds/dh replaced by the surrogate.</summary>
    private static Vector<float> ResetDerivative(
        Vector<float> h, Vector<float> surrogate, Vector<float> threshold, LifParameters parameters)
    {
        var throughSpike = parameters.DetachReset ? Vector<float>.Zero : surrogate;
        if (parameters.ResetBySubtraction)
            return Vector<float>.One - threshold * throughSpike;
        var kept = Vector.ConditionalSelect(Fires(h, threshold, parameters), Vector<float>.Zero, Vector<float>.One);
        return kept - h * throughSpike;
    }

    private static Vector<float> AfterReset(Vector<float> h, Vector<float> threshold, LifParameters parameters) => Vector.ConditionalSelect(
        Fires(h, threshold, parameters), parameters.ResetBySubtraction ? h - threshold : Vector<float>.Zero, h);

    private static Vector<int> Fires(Vector<float> h, Vector<float> threshold, LifParameters parameters) =>
        parameters.FireAtThreshold ? Vector.GreaterThanOrEqual(h, threshold) : Vector.GreaterThan(h, threshold);

    private static Vector<float> Load(ReadOnlySpan<float> source, int start)
    {
        if (source.Length - start >= Vector<float>.Count)
            return new Vector<float>(source[start..]);
        Span<float> padded = stackalloc float[Vector<float>.Count];
        padded.Clear();
        source[start..].CopyTo(padded);
        return new Vector<float>(padded);
    }

    private static void Store(Vector<float> value, Span<float> target, int start)
    {
        if (target.Length - start >= Vector<float>.Count)
        {
            value.CopyTo(target[start..]);
            return;
        }
        Span<float> padded = stackalloc float[Vector<float>.Count];
        value.CopyTo(padded);
        padded[..(target.Length - start)].CopyTo(target[start..]);
    }
}
