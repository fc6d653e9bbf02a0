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
            Line(text, node.Id, $"{node.Kind} {node.Shape}", $"{node.Name} {Describe(node.Operation)}", node.Inputs);
        }

        return text.ToString();
    }

    /// <summary>The integer graph: id, largest element or "state", shape, operation and the ids it reads.</summary>
    public static string Write(IntegerGraph graph)
    {
        StringBuilder text = Header(graph.Name, graph.TimeSteps, "integer");
        foreach (IntegerNode node in graph.Nodes)
        {
            Line(text, node.Id, $"{(node.IsStream ? "state" : $"max {node.Maximum}")} {node.Shape}", $"{node.Name} {Describe(node.Operation)}", node.Inputs);
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

    private static string Describe(FloatOperation operation) => operation switch
    {
        Conv2dOperation c => $"[{c.Channels} channels, kernel {c.Kernel}, stride {c.Stride}, padding {c.Padding}, {c.Weights}]",
        LinearOperation l => $"[{l.Outputs} outputs, {l.Weights}{(l.HasBias ? ", bias" : "")}]",
        NeuronOperation n => $"[{n.Rule.Summary(Invariant.Text(n.Rule.Threshold))}]",
        PoolOperation p => $"[size {Size(p.Height, p.Width)}, stride {p.Stride}{Padding(p.Padding)}]",
        AttentionOperation a => $"[{a.Heads} heads, {a.Order}]",
        OptionAOperation o => $"[stride {o.Stride}, {o.ChannelOffset} channels of zeros in front]",
        _ => "",
    };

    private static string Padding(int padding) => padding == 0 ? "" : $", padding {padding}";

    private static string Describe(IntegerOperation operation) => operation switch
    {
        SpikingOperation s => $"{Describe(s.Synapse)}{(s.Branch is { } branch ? $" + {branch.Stage} {Describe(branch.Synapse)}" : "")} {Describe(s.Neuron)}",
        ReadOutOperation r => Describe(r.Synapse),
        IntegerResidualOperation s => Describe(s.Synapse),
        ResidualNeuronOperation n => $"[{n.Rule.Summary(Invariant.Text(n.Threshold))}]",
        IntegerAttentionOperation a => $"[{a.Heads} heads, {a.Order}]",
        IntegerHeadsOperation h => $"[heads, {h.Parameters.Weights.Count} weights]",
        IntegerPoolOperation p => $"[{(p.IsMaximum ? "or" : "count")} size {Size(p.Height, p.Width)}, stride {p.Stride}{Padding(p.Padding)}]",
        IntegerOptionAOperation o => $"[stride {o.Stride}, {o.ChannelOffset} channels of zeros in front]",
        _ => "",
    };

    private static string Size(int height, int width) => height == width ? $"{height}" : $"{height}x{width}";

    private static string Describe(IntegerSynapse synapse)
    {
        SynapseGeometry g = synapse.Geometry;
        string kernel = g.IsLinear ? "linear" : $"kernel {g.KernelHeight}x{g.KernelWidth}, stride {g.Stride}, padding {g.Padding}";
        return $"[{kernel}, {synapse.Weights.Count} weights, {synapse.Format}]";
    }

    private static string Describe(IntegerNeuron neuron) =>
        $"[{neuron.Rule.Summary()}, {neuron.Parameters.FractionalBits} fractional bits]";
}
