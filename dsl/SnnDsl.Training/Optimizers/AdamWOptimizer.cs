using TorchSharp.Modules;

namespace SnnDsl.Training.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
public sealed record AdamWOptimizer : IOptimizer
{
    /// <inheritdoc/>
    public string Identity => "adamw";

    /// <inheritdoc/>
    public OptimizerHelper Create(IEnumerable<Parameter> weights, IEnumerable<Parameter> others, double learningRate, double weightDecay) => new AdamW([
        new AdamW.ParamGroup(weights, learningRate, weight_decay: weightDecay),
        new AdamW.ParamGroup(others, learningRate, weight_decay: 0),
    ]);
}
