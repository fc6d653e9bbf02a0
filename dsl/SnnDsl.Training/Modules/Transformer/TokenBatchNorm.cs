using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Batch normalization (epsilon 1e-5, momentum 0.1) of the last dimension, whose statistics cover time steps, samples and
/// tokens.</summary>
public sealed class TokenBatchNorm : BatchNormLayer
{
    private const double Momentum = 0.1;
    private readonly Parameter gamma;
    private readonly Parameter beta;
    private readonly Tensor mean;
    private readonly Tensor variance;

    internal TokenBatchNorm(long channels)
        : base(nameof(TokenBatchNorm))
    {
        (gamma, beta) = (nn.Parameter(ones(channels)), nn.Parameter(zeros(channels)));
        (mean, variance) = (zeros(channels), ones(channels));
        register_buffer(nameof(mean), mean);
        register_buffer(nameof(variance), variance);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override double Epsilon => 1e-5;

    /// <inheritdoc/>
    public override Tensor Gamma => gamma;

    /// <inheritdoc/>
    public override Tensor Beta => beta;

    /// <inheritdoc/>
    public override Tensor Mean => mean;

    /// <inheritdoc/>
    public override Tensor Variance => variance;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var rows = input.reshape(-1, input.shape[^1]);
        var (runningMean, runningVariance) = IsRecomputing ? (mean.clone(), variance.clone()) : (mean, variance);
        return nn.functional.batch_norm(rows, runningMean, runningVariance, gamma, beta, training, Momentum, Epsilon).view(input.shape);
    }
}
