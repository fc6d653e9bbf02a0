using SnnDsl.Data;

namespace SnnDsl.Training.Optimizers;

/// <summary>The optimizers by name: a new one is a new line.</summary>
public static class KnownOptimizers
{
    /// <summary>Names and optimizers, the default first.</summary>
    public static Registry<IOptimizer> All { get; } = new("optimizer", ("adamw", new AdamWOptimizer()), ("sgd", new SgdOptimizer()));
}
