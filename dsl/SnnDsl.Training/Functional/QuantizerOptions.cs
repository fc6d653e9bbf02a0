namespace SnnDsl.Training.Functional;

/// <summary>How the weights of the middle layers are put on the odd grid.</summary>
public enum QuantizerMethod
{
    /// <summary>Rescaled to the channel's own range first (QP-SNN equations 9 and 10).</summary>
    ReScaW,

    /// <summary>Clamped to -1..1 as they are, gamma = 1 (QP-SNN equations 4 to 6).</summary>
    Vanilla,

    /// <summary>Not at all: floating point, for training that is quantized later (prune-then-quantize) or compared with. Such a
    /// network cannot be exported.</summary>
    None,
}

/// <summary>The scale gamma of <see cref="QuantizerMethod.ReScaW"/>, one per output channel.</summary>
public enum WeightScale
{
    /// <summary><c>mean|W|</c>, the 1-norm divided by the number of weights: the paper's default and its best.</summary>
    OneNormMean,

    /// <summary><c>max|W|</c>.</summary>
    Maximum,

    /// <summary><c>max(|P_(1-x)|, |P_x|)</c> of the weights' percentiles, x = <see cref="QuantizerOptions.Percentile"/>.</summary>
    Percentile,
}

/// <summary>What stands for the derivative of quantized by latent weight, dQ/dW. Gamma is a constant of it everywhere,
/// as in the released code.</summary>
public enum StraightThrough
{
    /// <summary>1 everywhere; the default. With the 1-norm mean about 42 % of a Gaussian channel is clipped: a mask would
    /// leave these weights without gradient, and 1/gamma would only multiply the learning rate, differently in each
    /// channel, so that rates found for one layer width or scale do not carry over to another.</summary>
    Identity,

    /// <summary>As the paper states it: the rounding counts as identity and the clamp has derivative 1 where
    /// |W/gamma| &lt;= 1, else 0. Through gamma f(W/gamma) the chain rule gives gamma * 1/gamma = 1 inside, 0 where the
    /// weight is clipped. For comparisons with the paper's text.</summary>
    Paper,

    /// <summary>As the released code has it, <c>Q.detach() - scaled.detach() + scaled</c> with scaled = W/gamma: no mask,
    /// and 1/gamma. Gamma is 0.01 to 0.05 in usual layers: gradients are 20 to 100 times larger. For reproducing
    /// the released training with its learning rates. A channel of zeros has no scale and gets 1.</summary>
    ReleasedCode,
}

/// <summary>How 1-bit weights get their values.</summary>
public enum Binarization
{
    /// <summary>A sign times a power of two per channel, with the gradient of a <see cref="SignEstimator"/> (Q-SNN).</summary>
    ScaledSign,

    /// <summary>The sign of the standardised weight, without a scale, with the gradient of the identity (BESTformer).</summary>
    Sign,
}

/// <summary>What one step of a membrane's code is worth (Q-SNN's alpha). The released code takes the largest |tanh(u)| of the
/// batch, also at test time; what depends on the batch cannot be deployed, so it is frozen here.</summary>
public enum MembraneScale
{
    /// <summary>alpha = 1, which |tanh(u)| never exceeds.</summary>
    One,

    /// <summary>The moving average of the largest |tanh(u)| of a batch, per layer, as batch norm keeps its statistics.</summary>
    MovingAverage,
}

/// <summary>The quantizer of a network's middle layers. The first layer and the read-out are symmetric 8 bit per channel
/// whatever it says (the paper keeps them in floating point).</summary>
/// <param name="Method">Rescaled or vanilla.</param>
/// <param name="Scale">Gamma of the rescaled method; without meaning for the vanilla one.</param>
/// <param name="Percentile">x of <see cref="WeightScale.Percentile"/>, 0.5 to 1; 1 equals the maximum. The paper's utilisation
/// figures use 0.99.</param>
/// <param name="StraightThrough">Gradient of the quantizer.</param>
/// <param name="WeightRegulation">Whether 1-bit weights are standardised before their sign is taken (the weight half of Q-SNN's
/// dual regulation); those of <see cref="Binarization.Sign"/> always are.</param>
/// <param name="MembraneScale">Scale of quantized membranes.</param>
/// <param name="Binarization">How 1-bit weights get their values.</param>
public sealed record QuantizerOptions(
    QuantizerMethod Method = QuantizerMethod.ReScaW,
    WeightScale Scale = WeightScale.OneNormMean,
    double Percentile = 0.99,
    StraightThrough StraightThrough = StraightThrough.Identity,
    bool WeightRegulation = true,
    MembraneScale MembraneScale = MembraneScale.One,
    Binarization Binarization = Binarization.ScaledSign)
{
    /// <summary>ReScaW by the 1-norm mean with identity gradient.</summary>
    public static QuantizerOptions Default { get; } = new();

    /// <summary>Throws if a value is outside its range.</summary>
    /// <exception cref="RecipeException">Names the option, its value and what is allowed.</exception>
    public void Check()
    {
        ThrowIfUndefined(Method, "quantizer");
        ThrowIfUndefined(Scale, "scale");
        ThrowIfUndefined(StraightThrough, "straight-through");
        ThrowIfUndefined(MembraneScale, "membrane-scale");
        ThrowIfUndefined(Binarization, "binarization");
        if (!(Percentile is >= 0.5 and <= 1))
            throw new RecipeException(FormattableString.Invariant($"scale is percentile:{Percentile}; allowed are 0.5 to 1."));
    }

    private static void ThrowIfUndefined<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new RecipeException($"{name} is {value}; allowed are {string.Join(", ", Enum.GetNames<T>())}.");
    }
}
