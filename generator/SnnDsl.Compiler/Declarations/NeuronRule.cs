using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>How a spiking neuron leaks, fires and resets: the same value in the class, in training and on the target.</summary>
/// <param name="Decay">What is kept of the membrane.</param>
/// <param name="Threshold">Threshold in units of the current, as declared; the target has integers of its own.</param>
/// <param name="Reset">What firing does to the membrane.</param>
/// <param name="Fire">Comparison with the threshold.</param>
public sealed record NeuronRule(Decay Decay, double Threshold, ResetMode Reset, FireCondition Fire)
{
    /// <summary>Bits of the code that is kept of the membrane: 8, 4 or 2; 0 where it is kept as it is.</summary>
    public int MembraneBits { get; init; }

    /// <summary>Name of the layer: that of its attribute.</summary>
    public string Name => Decay == Decay.None ? "If" : "Lif";

    /// <summary>Whether a membrane equal to the threshold fires.</summary>
    public bool FiresAtEqual => Fire switch
    {
        FireCondition.Greater => false,
        FireCondition.GreaterOrEqual => true,
        _ => throw Unknown(Fire),
    };

    /// <summary>Whether firing sets the membrane to zero; else it takes the threshold off.</summary>
    public bool ResetsToZero => Reset switch
    {
        ResetMode.Zero => true,
        ResetMode.Subtract => false,
        _ => throw Unknown(Reset),
    };

    /// <summary>Name of the reset's constant in C.</summary>
    public string ResetCName => ResetsToZero ? "SNN_RESET_ZERO" : "SNN_RESET_SUBTRACT";

    /// <summary>Name in the names of kernels that do one rule: a reset to zero does not depend on the comparison.</summary>
    public string KernelName => $"{Decay.KernelName}_{(ResetsToZero ? "zero" : FiresAtEqual ? "subtract" : "subtract_above")}";

    /// <summary>The rule in the comments of generated C.</summary>
    public string Description =>
        $"{Decay.Description}, fires at {(FiresAtEqual ? ">=" : ">")} threshold, {(ResetsToZero ? "reset to zero" : "reset by subtraction")}";

    /// <summary>The rule in dumps of graphs; the threshold is that of the caller's unit.</summary>
    public string Summary(string? threshold = null) =>
        $"decay {Decay}{(threshold is null ? "" : $", threshold {threshold}")}, reset {Reset}, fire {Fire}";

    /// <summary>The rule as a canonical line of a declaration.</summary>
    public string Line => $"{Name} {Summary(Invariant.Text(Threshold))}{(MembraneBits > 0 ? $", membrane bits {MembraneBits}" : "")}";

    /// <summary>Whether a potential fires.</summary>
    public bool Fires(double potential, double threshold) => FiresAtEqual ? potential >= threshold : potential > threshold;

    /// <summary>The smallest membrane that fires.</summary>
    public long LeastFiring(long threshold) => FiresAtEqual ? threshold : threshold + 1;

    /// <summary>What is left of a membrane that has fired.</summary>
    public long AfterFiring(long membrane, long threshold) => ResetsToZero ? 0 : membrane - threshold;

    private static InvalidOperationException Unknown<T>(T value)
        where T : struct, Enum => new($"The {typeof(T).Name} {value} is not known.");
}
