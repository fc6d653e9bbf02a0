using TorchSharp.Modules;

namespace SnnDsl.Training.Optimizers;

/// <summary>Stochastic gradient descent with momentum; weight decay is added to the gradient.</summary>
/// <param name="Momentum">Share of the last step that is kept, 0 to below 1.</param>
public sealed record SgdOptimizer(double Momentum = 0.9) : IOptimizer
{
    /// <inheritdoc/>
    public string Identity => FormattableString.Invariant($"sgd, momentum {Momentum}");

    /// <inheritdoc/>
    public OptimizerHelper Create(IEnumerable<Parameter> weights, IEnumerable<Parameter> others, double learningRate, double weightDecay)
    {
        if (Momentum is not (>= 0 and < 1))
            throw new RecipeException(FormattableString.Invariant($"momentum is {Momentum}; allowed are 0 to below 1."));
        return new SGD(
            [
                new SGD.ParamGroup(weights, learningRate, Momentum, weight_decay: weightDecay),
                new SGD.ParamGroup(others, learningRate, Momentum, weight_decay: 0),
            ],
            learningRate);
    }
}
