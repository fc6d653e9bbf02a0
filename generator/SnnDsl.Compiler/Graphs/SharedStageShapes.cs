using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>
/// Holds that every use of a shared stage is like the first: the same weights and thresholds can only serve inputs of one
/// shape, kind and scale.
/// </summary>
internal sealed class SharedStageShapes(FloatGraphState state)
{
    private readonly Dictionary<string, (string Input, string Output)> _first = new(StringComparer.Ordinal);

    /// <summary>Checks a use whose output is the current node.</summary>
    public bool Check(ApplyStep step)
    {
        (string Input, string Output) use = (Describe(state.Value(step.Input)), state.Shape.ToString());
        if (!_first.TryGetValue(step.Stage, out (string Input, string Output) first))
        {
            _first[step.Stage] = use;
            return true;
        }

        if (use == first)
        {
            return true;
        }

        state.Issues.Add(IssueCatalogue.SharedStageShape.At(step.Element, step.Stage, use.Input, use.Output, first.Input, first.Output));
        return false;
    }

    private string Describe(FloatNode node)
    {
        string kind = node.Kind switch
        {
            ValueKind.Image => "the input",
            ValueKind.Counts => $"counts of {Window(node)}",
            ValueKind.Current => "a current",
            ValueKind.Stream => "the state of a stream",
            _ => "spikes",
        };
        return $"{kind} {node.Shape}";
    }

    /// <summary>What is counted, the events of the input or the spikes of a pooling: it gives counts their largest value and their scale.</summary>
    private string Window(FloatNode node)
    {
        FloatNode source = node;
        while (source.Operation.CountedWindow is null)
        {
            source = state.Nodes[source.Inputs[0]];
        }

        return source.Operation.CountedWindow;
    }
}
