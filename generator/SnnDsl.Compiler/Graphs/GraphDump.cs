using System.Text;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Graphs;

/// <summary>Graphs as stable text, one node a line: for people, logs and tests.</summary>
public static class GraphDump
{
    /// <summary>The float graph: id, kind, shape, operation and the ids it reads.</summary>
    public static string Write(FloatGraph graph)
    {
        StringBuilder text = Header(graph.Name, graph.TimeSteps, "float");
        foreach (FloatNode node in graph.Nodes)
        {
            Line(text, node.Id, $"{node.Kind} {node.Shape}", $"{node.Name} {node.Operation.Describe()}", node.Inputs);
        }

        return text.ToString();
    }

    /// <summary>The integer graph: id, largest element or "state", shape, operation and the ids it reads.</summary>
    public static string Write(IntegerGraph graph)
    {
        StringBuilder text = Header(graph.Name, graph.TimeSteps, "integer");
        foreach (IntegerNode node in graph.Nodes)
        {
            Line(text, node.Id, $"{node.Format} {node.Shape}", $"{node.Name} {node.Operation.Describe()}", node.Inputs);
        }

        return text.ToString();
    }

    private static StringBuilder Header(string name, int timeSteps, string kind) =>
        new StringBuilder().Append($"{kind} graph {name}, {timeSteps} time steps\n");

    private static void Line(StringBuilder text, int id, string value, string operation, EquatableArray<int> inputs)
    {
        string sources = string.Join(", ", inputs.Select(i => $"%{i}"));
        text.Append($"%{id}: {value} = {operation.TrimEnd()}({sources})\n");
    }
}
