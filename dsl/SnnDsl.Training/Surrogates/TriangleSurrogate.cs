using System.Numerics;

namespace SnnDsl.Training.Surrogates;

/// <summary><c>max(0, 1 - |u - threshold|)</c> (QP-SNN appendix D with a = 1; TET's released code).</summary>
public sealed record TriangleSurrogate : ISurrogate
{
    /// <inheritdoc/>
    public string Identity => "triangle";

    /// <inheritdoc/>
    public Vector<float> Derivative(Vector<float> distance) => Vector.Max(Vector<float>.Zero, Vector<float>.One - Vector.Abs(distance));
}
