using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Experiments.Regulation;

/// <summary>Entropy of 1-bit weights.</summary>
internal static class WeightEntropy
{
    /// <summary>Bits per weight of each layer with 1-bit weights: the entropy of the share of +1 in a channel, averaged over channels.</summary>
    internal static IReadOnlyList<double> Of(SpikingNetwork network)
    {
        using var scope = NewDisposeScope();
        return
        [
            .. network.Layers.OfType<QuantizedSynapse>().Where(layer => layer.Format.Bits == 1)
                .Select(layer => OfSigns(Quantizers.Integers(layer.Weight, layer.Format, layer.Quantizer).Integers)),
        ];
    }

    /// <summary>Mean over channels of signs [output channel, ...].</summary>
    internal static double OfSigns(Tensor signs)
    {
        using var scope = NewDisposeScope();
        return signs.gt(0).to(float64).flatten(1).mean([1]).data<double>().Average(BinaryEntropy.Of);
    }
}
