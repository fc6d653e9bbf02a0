using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>Output columns of a convolution that share an event list: a list of more columns is cheaper, memory decides.</summary>
internal static class ListColumns
{
    /// <summary>Columns for a layer whose other kernels are chosen.</summary>
    public static int Choose(KernelScope scope, LayerPlan layer, IntegerSynapse synapse, KernelChoice neurons)
    {
        KernelDeclaration? asked = scope.Asked(layer);
        SynapseGeometry geometry = synapse.Geometry;
        bool hasChoice = !geometry.IsLinear && scope.Graph.Source(layer.Node).Planes == 1 && scope.Graph.BranchSource(layer.Node) is null or { Planes: 1 };
        int most = hasChoice ? geometry.Output.Width : 1;
        while (most > 1 && WorkingMemory.ListLength(layer, most) > WorkingMemory.MaximumList)
        {
            most--;
        }

        if (WorkingMemory.ListLength(layer, most) is var entries && entries > WorkingMemory.MaximumList)
        {
            int element = scope.Graph.Declaration.Stage(layer.Node.Stage).Element;
            scope.Issues.Add(IssueCatalogue.WindowTooLarge.At(element, layer.Node.Stage, entries, WorkingMemory.MaximumList));
        }

        if (asked is { Columns: > 0 })
        {
            if (asked.Columns > most)
            {
                string reason = hasChoice ? $"has room for {most} at most" : "has no choice but 1";
                scope.Refuse(asked, layer, $"Columns = {asked.Columns}", reason);
            }

            return Shared(geometry, neurons, Math.Min(asked.Columns, most), most);
        }

        int columns = most;
        while (columns > 1 && Bytes(scope.Graph, layer, neurons with { Columns = columns }) > scope.ListBytes)
        {
            columns--;
        }

        // As many tiles as these columns need, of equal width.
        int tiles = (most + columns - 1) / columns;
        return Shared(geometry, neurons, (most + tiles - 1) / tiles, most);
    }

    /// <summary>Tiles hold whole blocks of bit planes, which columns may share.</summary>
    private static int Shared(SynapseGeometry geometry, KernelChoice neurons, int columns, int most)
    {
        int share = neurons.Planes > 0 ? BitRows.Share(geometry) : 1;
        return most == geometry.Output.Width
            ? Math.Min((columns + share - 1) / share * share, most)
            : Math.Min((columns + share - 1) / share, most / share) * share;
    }

    private static int Bytes(IntegerGraph graph, LayerPlan layer, KernelChoice kernel) =>
        4 * WorkingMemory.Of(graph, layer with { Kernel = kernel }).AllWords;
}
