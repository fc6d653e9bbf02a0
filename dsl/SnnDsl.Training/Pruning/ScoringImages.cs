using SnnDsl.Data;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Pruning;

/// <summary>The images that a criterion looks at: by default 5 batches of 128 training images, drawn without repetition and changed as in
/// training, as in QP-SNN's released code.</summary>
/// <param name="Images">Where they are drawn from.</param>
/// <param name="Augmentation">Changes to make.</param>
/// <param name="Seed">Determines draw and changes.</param>
/// <param name="Batches">Number of batches, at least 1.</param>
/// <param name="BatchSize">Images of one batch, at least 1.</param>
public sealed record ScoringImages(ImageDataSet Images, IAugmentation Augmentation, int Seed, int Batches = 5, int BatchSize = 128)
{
    /// <summary>Shows the batches to the network in evaluation mode without gradients.</summary>
    /// <param name="network">The network.</param>
    /// <param name="afterBatch">Called after each forward pass, whose values it may read.</param>
    /// <returns>The number of batches: fewer than asked for when there are not enough images.</returns>
    internal int Show(SpikingNetwork network, Action afterBatch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Batches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        var random = new Random(Seed);
        var order = Enumerable.Range(0, Images.Count).ToArray();
        random.Shuffle(order);
        var count = Math.Clamp(Images.Count / BatchSize, 1, Batches);
        network.eval();
        using var _ = no_grad();
        foreach (var indices in order.Chunk(BatchSize).Take(count))
        {
            using var scope = NewDisposeScope();
            var (batch, _) = Batch.Create(Images, indices, Augmentation, random);
            network.call(batch);
            afterBatch();
        }
        return count;
    }
}
