using SnnDsl.Training.Modules;

namespace SnnDsl.Training.Pruning;

/// <summary>Scores by chance: what every other criterion has to beat.</summary>
/// <param name="seed">Equal seeds give equal scores.</param>
public sealed class RandomCriterion(int seed) : IPruningCriterion
{
    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double[]> Score(SpikingNetwork network, ScoringImages images)
    {
        ArgumentNullException.ThrowIfNull(network);
        var random = new Random(seed);
        return ScoredLayer.Of(network.Graph).DistinctBy(layer => layer.Stage).ToDictionary(
            layer => layer.Stage,
            layer => Enumerable.Range(0, layer.Channels).Select(_ => random.NextDouble()).ToArray());
    }
}
