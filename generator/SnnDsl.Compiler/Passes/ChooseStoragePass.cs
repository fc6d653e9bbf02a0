using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Chooses the narrowest integers that every proved value fits. Encoders compute in 32 bits: their accumulators sum
/// 8-bit pixels times 8-bit weights. The uses of a shared stage have one set of constants, so one type.
/// </summary>
public static class ChooseStoragePass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer.Node.Operation switch
    {
        SpikingOperation => layer with
        {
            Storage = Uses(plan, layer).All(use => IsNarrow(plan, use)) ? StorageType.Bits16 : StorageType.Bits32,
        },
        ReadOutOperation or IntegerResidualOperation or IntegerHeadsOperation => layer with { Storage = StorageType.Bits32 },
        _ => layer,
    });

    private static IEnumerable<LayerPlan> Uses(Plan plan, LayerPlan layer) =>
        plan.Layers.Where(l => l.Node.Operation is SpikingOperation && l.Node.Stage == layer.Node.Stage);

    private static bool IsNarrow(Plan plan, LayerPlan layer)
    {
        IntegerNeuron neuron = ((SpikingOperation)layer.Node.Operation).Neuron;
        NeuronRange range = layer.Neurons!;
        return plan.Graph.Source(layer.Node).Operation is not ImageOperation
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
