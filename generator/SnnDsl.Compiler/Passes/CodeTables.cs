using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>Tables of layers that keep membranes as codes, as snn/neuron.h defines them.</summary>
internal static class CodeTables
{
    /// <summary>Bytes of entries, rungs and multipliers; 0 in a layer without codes.</summary>
    public static int Bytes(LayerPlan layer) =>
        layer.Node.Operation is SpikingOperation { Neuron.Parameters.Codes: { } codes }
            ? layer.Storage == StorageType.Bits16
                ? 4 * WeightBlocks.GroupChannels * WeightBlocks.Groups(layer.Node.Shape.Channels) * codes.Levels
                : (4 * (codes.Entries.Count + codes.Rungs.Count)) + (2 * codes.Multipliers.Count)
            : 0;
}
