using SnnDsl.Data;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Modules.Transformer;
using static TorchSharp.torch;

namespace SnnDsl.Training.Export;

/// <summary>The 16-bit format of a network's residual streams, found on images: as many bits behind the point as leave room for
/// twice the largest state.</summary>
/// <param name="Largest">Largest magnitude of a state.</param>
/// <param name="FractionalBits">Bits behind the point, 0 to 12.</param>
public sealed record StreamCalibration(double Largest, int FractionalBits)
{
    private const int MostImages = 512;

    // Frames computed at once: states of all steps are in memory.
    private const int BatchSize = 64;

    /// <summary>Whether a network has states to calibrate.</summary>
    public static bool IsNeeded(SpikingNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Graph.Nodes.Any(node => node.Operation is ResidualOperation);
    }

    /// <summary>Looks at the states of the float network for the first images of a data set. Where training rounded states already, its
    /// format is the one.</summary>
    public static StreamCalibration Run(SpikingNetwork network, ImageDataSet images)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        var largest = LargestState(network, images);
        return new StreamCalibration(largest, network.Streams.FractionBits ?? Bits(largest));
    }

    /// <summary>The format in words, with what it costs the integers.</summary>
    internal string Text(Evaluation integers) => FormattableString.Invariant(
        $"Residual streams have {FractionalBits} of 16 bits behind the point: states of {Largest:G4} were seen, {integers.SaturatedStates:P4} saturate.");

    /// <summary>The most bits up to 12 with which twice the largest state fits.</summary>
    internal static int Bits(double largest)
    {
        var bits = StreamOptions.MostFractionBits;
        while (bits > 0 && 2 * largest * Math.Pow(2, bits) > short.MaxValue)
            bits--;
        return bits;
    }

    private static double LargestState(SpikingNetwork network, ImageDataSet images)
    {
        network.eval();
        var largest = 0.0;
        using var _ = no_grad();
        foreach (var indices in Enumerable.Range(0, Math.Min(images.Count, MostImages)).Chunk(Math.Max(1, BatchSize / (images.TimeSteps ?? 1))))
        {
            using var scope = NewDisposeScope();
            var (batch, _) = Batch.Create(images, indices, Augmentation.None, new Random(0));
            network.Run(batch, (node, value) =>
            {
                if (node.Operation is ResidualOperation)
                    largest = Math.Max(largest, value.abs().max().item<float>());
            });
        }
        return largest;
    }
}
