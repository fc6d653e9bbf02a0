using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>One step of a stream: a branch, which reads its newest state only, and the node that joins its current.</summary>
/// <param name="Join">Makes the next state.</param>
/// <param name="Branch">Nodes between the newest state and the join, in order.</param>
internal sealed record StreamStep(FloatNode Join, EquatableArray<FloatNode> Branch)
{
    /// <summary>The newest state.</summary>
    internal int Newer => Join.Inputs[^1];

    /// <summary>The state before it, if the mean of both is joined.</summary>
    internal int? Older => Join.Inputs.Count == 3 ? Join.Inputs[1] : null;

    /// <summary>The step that a node of a graph is, if it is one.</summary>
    internal static StreamStep? Of(FloatGraph graph, FloatNode join)
    {
        if (join.Operation is not ResidualOperation || join.Inputs.Count < 2)
            return null;
        var newer = join.Inputs[^1];
        var branch = new SortedSet<int>();
        var open = new Stack<int>([join.Inputs[0]]);
        while (open.TryPop(out var id))
        {
            if (id == newer || !branch.Add(id))
                continue;
            foreach (var input in graph.Nodes[id].Inputs)
                open.Push(input);
        }
        // Another source than the state, such as the image, has no inputs itself.
        var isClosed = branch.Count > 0 && branch.All(id => graph.Nodes[id].Inputs.Count > 0 && Readers(graph, id).All(reader => reader == join.Id || branch.Contains(reader)));
        return isClosed ? new StreamStep(join, [.. branch.Select(id => graph.Nodes[id])]) : null;
    }

    /// <summary>The nodes that read a value.</summary>
    internal static IEnumerable<int> Readers(FloatGraph graph, int value) => graph.Nodes.Where(node => node.Inputs.Contains(value)).Select(node => node.Id);
}
