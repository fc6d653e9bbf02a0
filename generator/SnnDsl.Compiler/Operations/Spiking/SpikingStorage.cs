using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>
/// Integer type of a layer with neurons. Encoders compute in 32 bits: their accumulators sum 8-bit pixels times 8-bit weights.
/// The uses of a shared stage have one set of constants, so one type.
/// </summary>
internal static class SpikingStorage
{
    /// <summary>The type of a layer.</summary>
    public static StorageType Of(Plan plan, LayerPlan layer) =>
        plan.Uses(layer).All(use => IsNarrow(plan, use)) ? StorageType.Bits16 : StorageType.Bits32;

    private static bool IsNarrow(Plan plan, LayerPlan layer)
    {
        IntegerNeuron neuron = ((SpikingOperation)layer.Node.Operation).Neuron;
        NeuronRange range = layer.Neurons!;
        return !plan.Graph.Source(layer.Node).Format.IsImage
            && range.Membrane.FitsInt16
            && range.Accumulator.FitsInt16
            && range.Current.FitsInt16
            && range.LeastFiring.FitsInt16
            && CanKeepIn16Bits(neuron.Parameters.Codes, range)
            && AllFit(neuron.Parameters.Thresholds)
            && AllFit(neuron.Parameters.Biases);
    }

    /// <summary>Lanes have tables per channel of at most 4 bits, whose rungs are compared with magnitudes.</summary>
    private static bool CanKeepIn16Bits(MembraneCodes? codes, NeuronRange range) =>
        codes is null
        || (!codes.IsCommon && codes.Bits <= 4 && AllFit(codes.Entries) && AllFit(codes.Rungs) && range.Membrane.Minimum > short.MinValue);

    private static bool AllFit(EquatableArray<int> values) => values.All(v => v is >= short.MinValue and <= short.MaxValue);
}
