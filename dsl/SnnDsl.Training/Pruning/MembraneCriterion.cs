using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Pruning;

/// <summary>
/// Magnitude of the membrane potential before the reset (SCA, Li et al., ICML 2024; QP-SNN equation 7):
/// <c>score = 1/(B T) sum_b || sum_t |U[t]| ||_1</c>, the norm over the positions of the channel's map.
/// </summary>
public sealed class MembraneCriterion : ObservingCriterion
{
    /// <inheritdoc/>
    public override string Name => "membrane";

    private protected override Tensor Observe(SpikingNetwork network, ScoredLayer layer)
    {
        var neuron = (LifNeuron)network.Module(layer.Neuron);
        var current = network.Current(layer.Neuron);
        using var potential = Lif.Potential(current, network.Graph.TimeSteps, neuron.Parameters);
        var (steps, batch, channels) = (potential.shape[0], potential.shape[1], potential.shape[2]);
        return potential.abs().view(steps, batch, channels, -1).sum([0, 1, 3]) / (steps * batch);
    }
}
