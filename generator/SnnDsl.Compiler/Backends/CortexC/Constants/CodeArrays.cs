using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Tables of membranes that are kept as codes, as snn/neuron.h defines them.</summary>
internal static class CodeArrays
{
    /// <summary>The tables; none in a layer without codes.</summary>
    public static EquatableArray<ConstantArray> Of(LayerPlan layer, IntegerNeuron neuron)
    {
        if (neuron.Parameters.Codes is not { } codes)
        {
            return [];
        }

        string stage = layer.Node.Stage;
        return layer.Storage == StorageType.Bits16
            ? [new(stage, ConstantRole.Ladder, ConstantElement.Groups, Ladder(codes, layer.Node.Shape.Channels))]
            :
            [
                new(stage, ConstantRole.Entries, ConstantElement.Signed32, codes.Entries),
                new(stage, ConstantRole.Rungs, ConstantElement.Signed32, codes.Rungs),
                .. codes.IsCommon
                    ? (ConstantArray[])[new(stage, ConstantRole.CurrentMultipliers, ConstantElement.Unsigned16, codes.Multipliers)]
                    : [],
            ];
    }

    /// <summary>Per group and code the rungs of its channels, then their entries.</summary>
    private static EquatableArray<int> Ladder(MembraneCodes codes, int channels) =>
        (from @group in Enumerable.Range(0, WeightBlocks.Groups(channels))
         from level in Enumerable.Range(0, codes.Levels)
         from table in (EquatableArray<int>[])[codes.Rungs, codes.Entries]
         from channel in WeightBlocks.Channels(@group, channels)
         select table[(channel * codes.Levels) + level]).ToEquatableArray();
}
