using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Shapes of attention and of the residual streams around it.</summary>
internal static class StreamShapes
{
    /// <summary>Queries, keys and values come from projections of one stream, so their shapes are equal.</summary>
    public static bool AddAttention(FloatGraphState state, AttentionStep step)
    {
        var attention = (AttentionDeclaration)state.Declaration.Stage(step.Stage).Layers[0];
        state.Begin(step.Stage, step.Query);
        if (state.Shape.Channels % attention.Heads != 0)
        {
            state.Issues.Add(IssueCatalogue.HeadsDoNotDivide.At(attention.Element, step.Stage, attention.Heads, state.Shape.Channels));
            return false;
        }

        var operation = new AttentionOperation(attention.Heads, attention.Order);
        state.Add(operation, ValueKind.Spikes, state.Shape, attention.Element, state.Value(step.Key).Id, state.Value(step.Value).Id);
        return true;
    }

    /// <summary>A state belongs to the stage of the current that makes it.</summary>
    public static bool AddJoin(FloatGraphState state, JoinStep step)
    {
        FloatNode current = state.Value(step.Current);
        FloatNode[] states = [.. step.States.Select(state.Value)];
        if (states.FirstOrDefault(s => s.Shape != current.Shape) is { } wrong)
        {
            state.Issues.Add(IssueCatalogue.ResidualShape.At(step.Element, current.Parameters, wrong.Shape, current.Shape));
            return false;
        }

        state.Continue(step.Current);
        state.Add(new ResidualOperation(), ValueKind.Stream, state.Shape, step.Element, [.. states.Select(s => s.Id)]);
        return true;
    }

    public static bool AddHeads(FloatGraphState state, HeadsStep step)
    {
        var heads = (HeadsDeclaration)state.Declaration.Stage(step.Stage).Layers[0];
        state.Begin(step.Stage, step.Older);
        var operation = new HeadsOperation(state.Shape.Channels, heads.Classes);
        state.Add(operation, ValueKind.Scores, TensorShape.Flat(heads.Classes), heads.Element, state.Value(step.Newer).Id);
        return true;
    }
}
