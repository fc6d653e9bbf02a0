using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Pruning;

/// <summary>A criterion that looks at what the layers do: the mean over batches, and over the uses of a shared stage.</summary>
public abstract class ObservingCriterion : IPruningCriterion
{
    private protected ObservingCriterion()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double[]> Score(SpikingNetwork network, ScoringImages images)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        var layers = ScoredLayer.Of(network.Graph);
        var sums = layers.Select(layer => new double[layer.Channels]).ToArray();
        var batches = images.Show(network, () =>
        {
            foreach (var (index, layer) in layers.Index())
            {
                using var scope = NewDisposeScope();
                var scores = Observe(network, layer).to(float64).contiguous().data<double>().ToArray();
                foreach (var (channel, score) in scores.Index())
                    sums[index][channel] += score;
            }
        });
        return layers.Index().GroupBy(l => l.Item.Stage).ToDictionary(
            uses => uses.Key,
            uses => Enumerable.Range(0, uses.First().Item.Channels)
                .Select(c => uses.Sum(use => sums[use.Index][c]) / (batches * uses.Count()))
                .ToArray());
    }

    /// <summary>Scores [channels] of one layer from the values of the last forward pass.</summary>
    private protected abstract Tensor Observe(SpikingNetwork network, ScoredLayer layer);
}
