namespace SnnDsl.Training.Functional;

/// <summary>
/// Stands for the sign function in the backward pass: <c>k tanh(t x)</c>, whose derivative is <c>k t (1 - tanh^2(t x))</c> (EDE
/// of IR-Net, Qin et al. 2020, which Q-SNN takes over). Over the training it sharpens from nearly the identity to nearly the sign.
/// </summary>
/// <param name="T">Steepness t.</param>
/// <param name="K">Gain k = max(1/t, 1).</param>
public readonly record struct SignEstimator(double T, double K)
{
    private const double First = 0.1;
    private const double Last = 10;

    /// <summary>The estimator of a branch in all epochs: Q-SNN's released code sets those of the blocks' other convolutions from epoch to
    /// epoch, and leaves that of the 1x1 convolution past them as constructed.</summary>
    public static SignEstimator OfBranch { get; } = new(0.2, 10);

    /// <summary>The estimator of an epoch: t rises from 0.1 towards 10 by equal factors.</summary>
    /// <param name="epoch">Epochs done, 0 to <paramref name="epochs"/> - 1.</param>
    /// <param name="epochs">Epochs of the training, at least 1.</param>
    public static SignEstimator At(int epoch, int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var t = First * Math.Pow(Last / First, (double)epoch / epochs);
        return new SignEstimator(t, Math.Max(1 / t, 1));
    }
}
