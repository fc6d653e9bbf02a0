using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>
/// The additions that join branches: <c>c = f(b) + (a + b) / 2</c> for the states a, b, c of the stream, in that order
/// (BESTformer; attention and MLP are two such steps), or <c>c = f(b) + b</c>, an ordinary residual, where there is no a. The
/// inverse of the first is <c>a = 2 (c - f(b)) - b</c>.
/// <para>Where states are floats, the inverse returns a up to rounding, which a chain of steps doubles from step to step; and a
/// potential within that error of its threshold gives another spike. Where they are rounded to a grid of 2^-F, as in fixed point, all
/// of these sums are exact in float32 for states below 2^(22-F); only the halving loses a bit, which is kept apart. The inverse
/// is then exact, however long the chain.</para>
/// </summary>
/// <param name="FractionBits">F, or null for floats.</param>
internal sealed record ResidualStream(int? FractionBits)
{
    private double Unit => Math.Pow(2, -FractionBits ?? 0);

    /// <summary>The state nearest to a value, halves up, as fixed point does by adding a half and shifting; its gradient is the identity.</summary>
    internal Tensor Rounded(Tensor value) =>
        FractionBits is null ? value : value + (((value / Unit) + 0.5).floor() * Unit - value).detach();

    /// <summary>c, from f(b), a and b.</summary>
    internal Tensor Join(Tensor branch, Tensor? older, Tensor newer)
    {
        if (older is null)
            return Rounded(branch) + newer;
        var mean = (older + newer) / 2;
        return Rounded(branch) + (FractionBits is null ? mean : mean + (Floor(mean) - mean).detach());
    }

    /// <summary>Where the halving lost a bit; none for floats.</summary>
    internal Tensor? Lost(Tensor older, Tensor newer)
    {
        if (FractionBits is null)
            return null;
        var mean = (older + newer) / 2;
        return mean.ne(Floor(mean));
    }

    /// <summary>a, from c, f(b), b and the lost bits.</summary>
    internal Tensor Split(Tensor newest, Tensor branch, Tensor newer, Tensor? lost)
    {
        var sum = 2 * (newest - Rounded(branch));
        return (lost is null ? sum : sum + (lost * Unit)) - newer;
    }

    private Tensor Floor(Tensor value) => (value / Unit).floor() * Unit;
}
