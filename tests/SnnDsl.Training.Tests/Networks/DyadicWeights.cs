using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>Latent weights for which every scale of the float network is a power of two.</summary>
internal static class DyadicWeights
{
    private const float Unit = 1 / 128f;

    internal static void Set(SpikingNetwork network, int seed)
    {
        var random = new Random(seed);
        using var _ = no_grad();
        foreach (var synapse in network.Layers.OfType<QuantizedSynapse>())
        {
            var weight = synapse.Weight;
            var fanIn = (int)(weight.numel() / weight.shape[0]);
            var rows = Enumerable.Range(0, (int)weight.shape[0])
                .SelectMany(_ => synapse.Format.Grid == WeightGrid.Symmetric ? Symmetric(fanIn, random) : Odd(fanIn, random));
            using var values = tensor(rows.ToArray());
            weight.copy_(values.view(weight.shape));
        }
    }

    /// <summary>Multiples of the unit with 127 units as the largest: the scale is the unit.</summary>
    private static float[] Symmetric(int fanIn, Random random)
    {
        var row = Enumerable.Range(0, fanIn).Select(_ => random.Next(-60, 90) * Unit).ToArray();
        row[random.Next(fanIn)] = 127 * Unit;
        return row;
    }

    /// <summary>Magnitudes of half and one and a half times 3/8 in equal number give gamma 3/8, so that the integers
    /// are 1 and 3 in units of 1/8; one of gamma itself where the number is odd.</summary>
    private static float[] Odd(int fanIn, Random random)
    {
        const float gamma = 3 / 8f;
        var row = Enumerable.Range(0, fanIn)
            .Select(i => i == fanIn - 1 && fanIn % 2 == 1 ? gamma : gamma * (i % 2 == 0 ? 0.5f : 1.5f))
            .Select(w => random.Next(3) == 0 ? -w : w)
            .ToArray();
        random.Shuffle(row);
        return row;
    }
}
