using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Batch normalization (epsilon 1e-5, momentum 0.1) of maps and vectors, as in QP-SNN's released code: no
/// threshold-dependent factor.</summary>
public sealed class SharedBatchNorm : BatchNormLayer
{
    private readonly TorchSharp.Modules.NormBase norm;

    internal SharedBatchNorm(BatchNormOperation operation, bool isFlat)
        : base(nameof(SharedBatchNorm))
    {
        norm = isFlat ? nn.BatchNorm1d(operation.Channels) : nn.BatchNorm2d(operation.Channels);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override double Epsilon => norm.eps;

    /// <inheritdoc/>
    public override Tensor Gamma => norm.weight!;

    /// <inheritdoc/>
    public override Tensor Beta => norm.bias!;

    /// <inheritdoc/>
    public override Tensor Mean => norm.running_mean!;

    /// <inheritdoc/>
    public override Tensor Variance => norm.running_var!;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => TimeFolding.Apply(input, IsRecomputing ? Again : norm.forward);

    private Tensor Again(Tensor input) =>
        nn.functional.batch_norm(input, Mean.clone(), Variance.clone(), Gamma, Beta, training, norm.momentum!.Value, Epsilon);
}
