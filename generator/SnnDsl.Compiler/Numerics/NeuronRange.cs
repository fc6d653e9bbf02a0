namespace SnnDsl.Compiler.Numerics;

/// <summary>Proved ranges of channels with neurons.</summary>
/// <param name="Accumulator">Accumulator of one time step.</param>
/// <param name="Membrane">Membrane before the threshold.</param>
/// <param name="DeadChannels">Channels that can never fire.</param>
public sealed record NeuronRange(IntegerRange Accumulator, IntegerRange Membrane, int DeadChannels)
    : LayerRange(Accumulator, Membrane, DeadChannels)
{
    /// <summary>Membranes from which on channels fire.</summary>
    public required IntegerRange LeastFiring { get; init; }

    /// <summary>Membrane before the threshold, minus the least firing one of its channel.</summary>
    public required IntegerRange Distance { get; init; }

    /// <summary>What accumulators of a second current become before a shift; 0 to 0 without one.</summary>
    public required IntegerRange Branch { get; init; }

    /// <summary>Numbers that bit planes would have to hold.</summary>
    public required IntegerRange Planes { get; init; }

    /// <summary>Codes of membranes that can be kept; 0 to 0 where membranes are kept as they are.</summary>
    public required IntegerRange Codes { get; init; }

    /// <summary>The ranges of both.</summary>
    public NeuronRange Union(NeuronRange other) => new(
        Accumulator.Union(other.Accumulator), Membrane.Union(other.Membrane), DeadChannels + other.DeadChannels)
    {
        Current = Current.Union(other.Current),
        LeastFiring = LeastFiring.Union(other.LeastFiring),
        Distance = Distance.Union(other.Distance),
        Branch = Branch.Union(other.Branch),
        Planes = Planes.Union(other.Planes),
        Codes = Codes.Union(other.Codes),
    };
}
