using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Leaky integrate-and-fire neuron: u[t] = Decay * u[t-1] + x[t]; it fires when u passes the threshold, then resets.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class LifAttribute : LayerAttribute
{
    /// <summary>
    /// Share of the membrane kept from one step to the next: 0.5 (default), 0.25 or 0.75. In a block also the name of a
    /// parameter.
    /// </summary>
    [OneOf(0.5, 0.25, 0.75)]
    public object Decay { get; set; } = 0.5;

    /// <summary>Threshold, greater than 0; 1 by default. In a block also the name of a parameter.</summary>
    [AboveZero]
    public object Threshold { get; set; } = 1.0;

    /// <summary>Reset to zero (default) or by subtraction of the threshold.</summary>
    public ResetMode Reset { get; set; } = ResetMode.Zero;

    /// <summary>Fire when greater than the threshold (default) or when it is reached.</summary>
    public FireCondition Fire { get; set; } = FireCondition.Greater;

    /// <summary>
    /// Bits of the membrane that is kept from one step to the next: 8, 4 or 2, as codes of tanh(u) (Q-SNN, arXiv 2406.13672);
    /// 0 (default) keeps it as it is. In a block also the name of a parameter.
    /// </summary>
    [OneOf(8, 4, 2, Zero = "to keep the membrane as it is")]
    public object MembraneBits { get; set; } = 0;
}
