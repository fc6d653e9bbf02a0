using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>Membranes of a layer that outlive a call, as snn/neuron.h defines them.</summary>
internal static class MembraneMemory
{
    /// <summary>Words of one 16-bit group of channels.</summary>
    private const int GroupWords = 8;

    /// <summary>Words of a layer with neurons: packed codes, 16-bit groups, or a word per neuron.</summary>
    public static int Words(LayerPlan layer, SpikingOperation operation)
    {
        TensorShape shape = layer.Node.Shape;
        if (layer.Kernel is { Planes: > 0 } kernel)
        {
            return shape.Height * BitRows.MembraneWords(operation.Synapse.Geometry, shape.Width, kernel.Planes);
        }

        return operation.Neuron.Parameters.Codes is { } codes
            ? (int)((((long)shape.Size * codes.Bits) + 31) / 32)
            : layer.Storage == StorageType.Bits16
                ? shape.Height * shape.Width * WeightBlocks.Groups(shape.Channels) * GroupWords
                : shape.Size;
    }
}
