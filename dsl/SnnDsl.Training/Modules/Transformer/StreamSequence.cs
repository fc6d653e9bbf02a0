using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Steps of a stream, one after the other, of which nothing but the last two states is read elsewhere.</summary>
/// <param name="Steps">At least two, so that neither of these states is what came in.</param>
internal sealed record StreamSequence(EquatableArray<StreamStep> Steps)
{
    /// <summary>The state before the first one.</summary>
    internal int OlderInput => Steps[0].Older ?? Steps[0].Newer;

    /// <summary>The state that the first step reads.</summary>
    internal int NewerInput => Steps[0].Newer;

    /// <summary>The last state but one.</summary>
    internal int OlderOutput => Steps[^1].Newer;

    /// <summary>The last state.</summary>
    internal int NewerOutput => Steps[^1].Join.Id;

    /// <summary>All nodes that the sequence computes.</summary>
    internal IEnumerable<FloatNode> Nodes => Steps.SelectMany(step => step.Branch.Append(step.Join));

    /// <summary>The sequences of a graph, as long as they can be.</summary>
    internal static IReadOnlyList<StreamSequence> Of(FloatGraph graph)
    {
        var sequences = new List<List<StreamStep>>();
        foreach (var step in graph.Nodes.Select(node => StreamStep.Of(graph, node)).OfType<StreamStep>())
        {
            if (sequences.LastOrDefault() is { } last && Continues(graph, last, step))
                last.Add(step);
            else
                sequences.Add([step]);
        }
        return [.. sequences.Where(steps => steps.Count > 1).Select(steps => new StreamSequence(steps.ToEquatableArray()))];
    }

    /// <summary>Whether a step reads the last two states, of which the older one then has no other readers.</summary>
    private static bool Continues(FloatGraph graph, List<StreamStep> steps, StreamStep next)
    {
        var last = steps[^1];
        var isNext = next.Newer == last.Join.Id && (next.Older is null || next.Older == last.Newer);
        if (!isNext || steps.Count == 1)
            return isNext; // The older state came in.
        var readers = last.Branch.Select(node => node.Id).Append(last.Join.Id).Append(next.Join.Id).ToHashSet();
        return StreamStep.Readers(graph, last.Newer).All(readers.Contains);
    }
}
