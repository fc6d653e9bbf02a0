using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Emission;

/// <summary>Turns a finished plan into what the templates show.</summary>
public static class NetworkViewBuilder
{
    /// <summary>Number that ties generated code to the runtime; a mismatch is a compile error in C.</summary>
    public const int Abi = 3;

    public static NetworkView Build(Plan plan)
    {
        IntegerGraph graph = plan.Graph;
        var builder = new LayerViewBuilder(plan);
        IEnumerable<LayerView> layers = plan.Layers.Where(l => l.Node.Operation is not ImageOperation).Select(builder.Build);
        return new NetworkView(
            graph.Name,
            CNames.NetworkPrefix(graph.Name),
            "SNN_NET_" + CNames.Macro(graph.Name),
            Abi,
            graph.TimeSteps,
            graph.Input.ToString(),
            graph.Input.Size,
            graph.Nodes[graph.Nodes.Count - 1].Shape.Size,
            graph.Nodes.Count - 2,
            plan.ArenaWords ?? 0,
            plan.StateBytes,
            plan.ConstantBytes,
            plan.WeightBytes,
            CommentText(graph.Training.DataSet),
            Invariant.Percent(graph.Training.AccuracyFloat),
            Invariant.Percent(graph.Training.AccuracyInteger),
            layers.ToEquatableArray());
    }

    /// <summary>Text from outside that cannot end the comment it stands in.</summary>
    private static string CommentText(string text) =>
        new([.. text.Select(c => c is >= ' ' and <= '~' and not ('*' or '\\' or '/') ? c : '_')]);
}
