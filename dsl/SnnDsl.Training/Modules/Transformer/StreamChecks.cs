using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Whether the streams of a network can be computed as options say.</summary>
internal static class StreamChecks
{
    /// <exception cref="ArgumentException">They cannot; says what can be done.</exception>
    internal static void Run(FloatGraph graph, IReadOnlyList<StreamSequence> sequences, StreamOptions options)
    {
        if (options == StreamOptions.Default)
            return;
        if (!graph.Nodes.Any(node => node.Operation is ResidualOperation))
            throw new ArgumentException($"'{graph.Name}' has no residual stream to round or recompute.", nameof(options));
        if (options.Recomputation != Recomputation.None && sequences.Count == 0)
            throw new ArgumentException($"'{graph.Name}' has no two branches one after the other that could be recomputed.", nameof(options));
        if (options.Recomputation != Recomputation.FromOutputs)
            return;
        if (sequences.SelectMany(sequence => sequence.Steps).FirstOrDefault(step => step.Older is null) is { } plain)
            throw new ArgumentException($"The state of '{plain.Join.Stage}' is a plain residual, which has no inverse: recompute it from inputs.", nameof(options));
        if (options.FractionBits is null && sequences.Max(sequence => sequence.Steps.Count) is > StreamOptions.DeepestFloatInverse and var joins)
        {
            throw new ArgumentException(
                $"The inverse of {joins} branches is not the input on a stream of floats; give it bits behind the point, or recompute from inputs.", nameof(options));
        }
    }
}
