using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Pruning;

/// <summary>Sum of the magnitudes of a channel's latent weights (Li et al., ICLR 2017). Looks at no images.</summary>
public sealed class L1Criterion : IPruningCriterion
{
    /// <inheritdoc/>
    public string Name => "l1";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double[]> Score(SpikingNetwork network, ScoringImages images)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return ScoredLayer.Of(network.Graph).DistinctBy(layer => layer.Stage).ToDictionary(
            layer => layer.Stage,
            layer => ((QuantizedSynapse)network.Module(layer.Synapse)).Weight.abs().flatten(1).to(float64).sum(1).data<double>().ToArray());
    }
}
