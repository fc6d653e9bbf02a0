using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Chooses the narrowest integers that every proved value fits. The encoder computes in 32 bits: its accumulators sum
/// 8-bit pixels times 8-bit weights.
/// </summary>
public static class ChooseStoragePass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer.Node.Operation switch
    {
        SpikingOperation spiking => layer with
        {
            Storage = plan.Graph.Nodes[layer.Node.Inputs[0]].Operation is ImageOperation
                ? StorageType.Bits32
                : Narrowest(layer.Range!, spiking.Neuron.Parameters.FractionalBits, spiking),
        },
        ReadOutOperation => layer with { Storage = StorageType.Bits32 },
        _ => layer,
    });

    private static StorageType Narrowest(LayerRange range, int fractionalBits, SpikingOperation spiking)
    {
        bool fits = range.Membrane.FitsInt16
            && range.Accumulator.FitsInt16
            && range.Accumulator.Scale(1L << fractionalBits, 0).FitsInt16
            && AllFit(spiking.Neuron.Parameters.Thresholds)
            && AllFit(spiking.Neuron.Parameters.Biases);
        return fits ? StorageType.Bits16 : StorageType.Bits32;
    }

    private static bool AllFit(EquatableArray<int> values) => values.All(v => v is >= short.MinValue and <= short.MaxValue);
}
