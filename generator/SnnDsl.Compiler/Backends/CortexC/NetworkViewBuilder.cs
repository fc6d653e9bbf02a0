using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Turns a finished plan into what the templates show.</summary>
public static class NetworkViewBuilder
{
    /// <summary>Number that ties generated code to the runtime; a mismatch is a compile error in C.</summary>
    public const int Abi = 6;

    public static NetworkView Build(Plan plan)
    {
        IntegerGraph graph = plan.Graph;
        var builder = new LayerViewBuilder(plan);
        EquatableArray<LayerView> layers = plan.Layers
            .Where(l => l.Node.Inputs.Count > 0)
            .Select(builder.Build)
            .ToEquatableArray();
        EventsView? events = Events(graph);
        return new NetworkView(
            graph.Name,
            CNames.NetworkPrefix(graph.Name),
            "SNN_NET_" + CNames.Macro(graph.Name),
            Abi,
            graph.TimeSteps,
            graph.Input.ToString(),
            events is null ? "uint8_t" : "uint32_t",
            MemoryNames.Input(graph),
            events is null ? graph.Input.Size : 4 * graph.TimeSteps * events.Words,
            graph.Nodes[graph.Nodes.Count - 1].Shape.Size,
            graph.Nodes.Count - 2,
            plan.ConstantBytes,
            plan.WeightBytes,
            StackText.Macros(layers),
            FiguresText.Accuracies(graph.Training),
            events,
            plan.Schedule(Schedules.Framed) is { } framed ? Framed(plan, builder, framed) : null,
            StreamViewBuilder.Build(plan, builder, layers, CNames.NetworkPrefix(graph.Name)),
            layers);
    }

    private static FramedView Framed(Plan plan, LayerViewBuilder builder, SchedulePlan framed)
    {
        (IntegerNode node, int bytes) = PeakMemory.Of(plan.Graph, framed);
        return new FramedView(
            framed.ArenaWords,
            framed.InstanceBytes,
            $"{node.Name} runs: {bytes} bytes",
            plan.Graph.Nodes.Any(n => n.IsState),
            framed.MapWords,
            builder.Layout(Schedules.Framed, CNames.NetworkPrefix(plan.Graph.Name) + "_t"));
    }

    private static EventsView? Events(IntegerGraph graph)
    {
        IntegerNode input = graph.Nodes[0];
        return graph.Declaration.ReadsEvents
            ? new EventsView(LayerFields.Shape(input.Shape), input.Planes, input.Words(timeSteps: 1), input.Maximum)
            : null;
    }
}
