using SnnDsl.Compiler.Graphs;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Batch normalization (epsilon 1e-5, momentum 0.1) whose statistics cover all time steps, as in QP-SNN's
/// released code: no threshold-dependent factor.</summary>
public sealed class SharedBatchNorm : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.NormBase norm;

    internal SharedBatchNorm(BatchNormOperation operation, bool isFlat)
        : base(nameof(SharedBatchNorm))
    {
        norm = isFlat ? nn.BatchNorm1d(operation.Channels) : nn.BatchNorm2d(operation.Channels);
        RegisterComponents();
    }

    /// <summary>Added to the variance.</summary>
    public double Epsilon => norm.eps;

    /// <summary>Scale, one per channel.</summary>
    public Tensor Gamma => norm.weight!;

    /// <summary>Offset, one per channel.</summary>
    public Tensor Beta => norm.bias!;

    /// <summary>Running mean, one per channel.</summary>
    public Tensor Mean => norm.running_mean!;

    /// <summary>Running variance, one per channel.</summary>
    public Tensor Variance => norm.running_var!;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => TimeFolding.Apply(input, norm.forward);
}
