using SnnDsl.Training.Surrogates;

namespace SnnDsl.Training.Functional;

/// <summary>SpikingJelly's neuron with the time constant tau = 2, whose input is halved, as BESTformer uses it:
/// <code>
/// h[t] = v[t-1] / 2 + x[t] / 2
/// s[t] = 1 if h[t] &gt;= theta, else 0
/// v[t] = h[t] (1 - s[t])     hard reset
/// v[t] = h[t] - theta s[t]   soft reset
/// </code>
/// It is computed in doubled form, H = 2 h and V = 2 v, which halves nothing but the state: H[t] = V[t-1] / 2 + x[t] fires at
/// H &gt;= 2 theta. The surrogate is the sigmoid's derivative in h with alpha = 4; by the chain rule, that in H is
/// <c>ds/dH = 1/2 ds/dh = 2 s (1 - s)</c> with <c>s = sigmoid(2 (H - 2 theta))</c>: the slope is halved with the unit. No gradient passes
/// through the reset.</summary>
public static class HalvedInputLif
{
    /// <summary>alpha in h over the unit of H.</summary>
    private const float Slope = 4f / 2f;

    /// <summary>The backward pass in the doubled unit.</summary>
    public static SurrogateOptions Surrogate { get; } = new(new SigmoidSurrogate(Slope), DetachReset: true);

    /// <summary>The neuron of the residual stream, of projections and of the first layer of an MLP.</summary>
    public static LifParameters Neuron { get; } = Parameters(theta: 1f);

    /// <summary>The neuron of attention maps, the only one with a soft reset.</summary>
    public static LifParameters Map { get; } = Parameters(theta: 1f, softReset: true);

    /// <summary>The neuron between attention and its output projection.</summary>
    public static LifParameters Output { get; } = Parameters(theta: 0.5f);

    /// <summary>The doubled form of a neuron.</summary>
    /// <param name="theta">Threshold of h, as published.</param>
    /// <param name="softReset">Subtract the threshold instead of setting the potential to zero.</param>
    public static LifParameters Parameters(float theta, bool softReset = false) =>
        new LifParameters(Decay: 0.5f, Threshold: 2 * theta, ResetBySubtraction: softReset, FireAtThreshold: true).With(Surrogate);
}
