using SnnDsl.Data;

namespace SnnDsl.Training.Surrogates;

/// <summary>The surrogates by name: a new one is a new line.</summary>
public static class KnownSurrogates
{
    /// <summary>Names and surrogates, the default first.</summary>
    public static Registry<ISurrogate> All { get; } = new("surrogate", ("triangle", new TriangleSurrogate()), ("sigmoid", new SigmoidSurrogate()));
}
