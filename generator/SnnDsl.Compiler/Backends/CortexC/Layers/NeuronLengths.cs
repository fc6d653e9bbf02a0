using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Elements of the constants and words of the membranes of neurons in 16 or 32 bits, as snn/neuron.h has them.</summary>
internal static class NeuronLengths
{
    public static EquatableArray<ArrayLength> Of(EmissionContext context, IntegerNeuron neuron)
    {
        string stage = context.Node.Stage;
        int channels = context.Node.Shape.Channels;
        bool isNarrow = context.Layer.Storage == StorageType.Bits16;
        return
        [
            .. isNarrow
                ? (ArrayLength[])[new(stage, ConstantRole.Neurons, $"SNN_NEURON_WORDS({Groups(context)})")]
                : [SynapseLengths.Each(stage, ConstantRole.Thresholds, channels), SynapseLengths.Each(stage, ConstantRole.Biases, channels)],
            .. neuron.Parameters.Codes is { } codes ? Codes(context, codes, isNarrow) : [],
        ];
    }

    /// <summary>Words of the membranes that a stream keeps.</summary>
    public static string Membranes(EmissionContext context, IntegerNeuron neuron)
    {
        int positions = context.Node.Shape.Height * context.Node.Shape.Width;
        string neurons = CNumbers.Unsigned(context.Node.Shape.Size);
        return neuron.Parameters.Codes is { } codes ? $"SNN_CODE_WORDS({neurons}, {codes.Bits}u)"
            : context.Layer.Storage == StorageType.Bits16 ? $"SNN_STATE_S16({CNumbers.Unsigned(positions)}, {Groups(context)})"
            : $"SNN_STATE_S32({neurons})";
    }

    private static IEnumerable<ArrayLength> Codes(EmissionContext context, MembraneCodes codes, bool isNarrow)
    {
        string stage = context.Node.Stage;
        if (isNarrow)
        {
            return [new(stage, ConstantRole.Ladder, $"SNN_LADDER_WORDS({Groups(context)}, {codes.Bits}u)")];
        }

        int channels = context.Node.Shape.Channels;
        string levels = $"{CNumbers.Unsigned(codes.IsCommon ? 1 : channels)} * SNN_CODE_LEVELS({codes.Bits}u)";
        return
        [
            new(stage, ConstantRole.Entries, levels),
            new(stage, ConstantRole.Rungs, levels),
            .. codes.IsCommon ? (ArrayLength[])[SynapseLengths.Each(stage, ConstantRole.CurrentMultipliers, channels)] : [],
        ];
    }

    private static string Groups(EmissionContext context) => CNumbers.Unsigned(WeightBlocks.Groups(context.Node.Shape.Channels));
}
