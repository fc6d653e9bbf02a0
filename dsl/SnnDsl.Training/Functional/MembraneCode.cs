using System.Numerics;

namespace SnnDsl.Training.Functional;

/// <summary>Quantized membranes of Q-SNN (arXiv 2406.13672, released code):
/// <c>Q(u) = scale / N * round(N clamp(tanh(u) / scale, -1, 1))</c>, halves to the even level. It applies after the reset, to
/// what is kept for the next time step; the rounding's gradient is the identity.</summary>
internal static class MembraneCode
{
    /// <summary>N of a number of bits.</summary>
    internal static int Levels(int bits) => bits == 0 ? 0 : (1 << (bits - 1)) - 1;

    /// <summary>What is kept of potentials.</summary>
    internal static Vector<float> Kept(Vector<float> u, LifParameters parameters)
    {
        var levels = new Vector<float>(parameters.MembraneLevels);
        var scale = new Vector<float>(parameters.MembraneScale);
        var share = Vector.Min(Vector.Max(Tanh(u) / scale, -Vector<float>.One), Vector<float>.One);
        return scale / levels * Vector.Round(levels * share, MidpointRounding.ToEven);
    }

    /// <summary>Derivative of <see cref="Kept"/>: that of tanh, and 0 where the clamp holds.</summary>
    internal static Vector<float> Derivative(Vector<float> u, LifParameters parameters)
    {
        var tanh = Tanh(u);
        var isInside = Vector.LessThanOrEqual(Vector.Abs(tanh), new Vector<float>(parameters.MembraneScale));
        return Vector.ConditionalSelect(isInside, Vector<float>.One - (tanh * tanh), Vector<float>.Zero);
    }

    private static Vector<float> Tanh(Vector<float> x) =>
        Vector<float>.One - (new Vector<float>(2f) / (Vector.Exp(x + x) + Vector<float>.One));
}
