using TorchSharp.Modules;

namespace SnnDsl.Training.Optimizers;

/// <summary>A way to step down the gradient.</summary>
public interface IOptimizer
{
    /// <summary>Its name and all its parameters on one line: a checkpoint goes on only where they are equal.</summary>
    string Identity { get; }

    /// <summary>The optimizer of a network, with two groups of parameters.</summary>
    /// <param name="weights">Synaptic weights, which decay.</param>
    /// <param name="others">Parameters of batch norm and read-out, which do not.</param>
    /// <param name="learningRate">Peak learning rate.</param>
    /// <param name="weightDecay">Decay of <paramref name="weights"/>.</param>
    OptimizerHelper Create(IEnumerable<Parameter> weights, IEnumerable<Parameter> others, double learningRate, double weightDecay);
}
