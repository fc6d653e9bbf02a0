using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Working memory of an event-driven kernel, as snn/conv2d.h and snn/linear.h define it.
/// </summary>
/// <param name="Words">32-bit words of membranes and sums.</param>
/// <param name="ListEntries">16-bit entries of the event list.</param>
internal sealed record WorkingMemory(int Words, int ListEntries)
{
    /// <summary>Most events that are added at once.</summary>
    public const int SumEvents = 256;

    /// <summary>Events that a 16-bit list can count.</summary>
    public const int MaximumList = 65535;

    private const int GroupWords = 8;

    private const int MaximumPatchWords = 32;

    /// <summary>Words of both.</summary>
    public int AllWords => Words + ((ListEntries + 1) / 2);

    /// <summary>The working memory of a layer whose storage and kernels are chosen.</summary>
    public static WorkingMemory Of(IntegerGraph graph, LayerPlan layer)
    {
        SynapseGeometry geometry = layer.Node.Synapse!.Geometry;
        int channels = layer.Node.Shape.Channels;
        int groupWords = GroupWords * WeightBlocks.Groups(channels);
        int columns = layer.Kernel!.Columns;
        if (layer.Node.IsState)
        {
            return new WorkingMemory(channels + groupWords, ListLength(layer, columns));
        }

        if (layer.Kernel.Planes > 0)
        {
            int membranes = BitRows.MembraneWords(geometry, columns, layer.Kernel.Planes);
            return geometry.IsLinear
                ? new WorkingMemory(membranes, geometry.FanIn)
                : new WorkingMemory(membranes + BitRows.Blocks(channels), ListLength(geometry, columns));
        }

        bool isLong = geometry.FanIn > SumEvents || graph.Source(layer.Node).Planes > 1;
        bool isResidual = graph.Shortcuts(layer.Node).Any();
        int words = layer.Storage == StorageType.Bits16
            ? groupWords * (columns + 1 + (isLong ? 1 : 0) + (isResidual ? 2 : 0))
            : (channels * (columns + 1)) + groupWords;
        return new WorkingMemory(words, ListLength(layer, columns));
    }

    /// <summary>Words of the copy of a window of the image, as snn/encode.h defines it: none of large windows, and of linear layers.</summary>
    public static int PatchWords(SynapseGeometry geometry)
    {
        int words = (geometry.FanIn + 3) / 4;
        return geometry.IsLinear || words > MaximumPatchWords ? 0 : 2 * words;
    }

    /// <summary>Entries of the event list of a layer, which its branch uses too.</summary>
    public static int ListLength(LayerPlan layer, int columns) =>
        layer.Node.Operation.Listed.Max(geometry => ListLength(geometry, columns));

    /// <summary>Entries of the event list of a synapse; those of a convolution grow with its columns.</summary>
    public static int ListLength(SynapseGeometry geometry, int columns)
    {
        if (geometry.IsLinear)
        {
            return Math.Min(geometry.FanIn, SumEvents);
        }

        int inputColumns = ((columns - 1) * geometry.Window.Stride.Width) + geometry.Window.Kernel.Width;
        return (inputColumns * ((geometry.Window.Kernel.Height * geometry.Input.Channels) + 1)) + 1;
    }
}
