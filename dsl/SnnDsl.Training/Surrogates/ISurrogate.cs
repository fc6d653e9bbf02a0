using System.Numerics;

namespace SnnDsl.Training.Surrogates;

/// <summary>The function that stands in for the derivative of the spike's step function.</summary>
public interface ISurrogate
{
    /// <summary>Its name and all its parameters on one line: a checkpoint goes on only where they are equal.</summary>
    string Identity { get; }

    /// <summary>The derivative of a spike by the potential, element by element.</summary>
    /// <param name="distance">Potential minus threshold, in the unit of the input current.</param>
    Vector<float> Derivative(Vector<float> distance);
}
