using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Share of the membrane that is kept from one time step to the next, in the exact form that the target computes. The cases
/// at the end of this file are all there are; whoever needs to know what a decay does asks it here.
/// </summary>
public abstract record Decay
{
    private Decay(string name, string kernelName, string description, double factor)
    {
        Name = name;
        KernelName = kernelName;
        Description = description;
        Factor = factor;
    }

    /// <summary>Everything is kept: an IF neuron.</summary>
    public static Decay None { get; } = new RightShiftDecay("None", "none", "integrate-and-fire", 0);

    /// <summary>A half is kept: V &gt;&gt; 1.</summary>
    public static Decay Half { get; } = new RightShiftDecay("Half", "half", "decay 1/2", 1);

    /// <summary>A quarter is kept: V &gt;&gt; 2.</summary>
    public static Decay Quarter { get; } = new RightShiftDecay("Quarter", "quarter", "decay 1/4", 2);

    /// <summary>Three quarters are kept: V - (V &gt;&gt; 2).</summary>
    public static Decay ThreeQuarters { get; } = new LessRightShiftDecay("ThreeQuarters", "three_quarters", "decay 3/4", 2);

    /// <summary>The decays that are shifts, in the order of their names in C.</summary>
    public static EquatableArray<Decay> Shifts { get; } = [None, Half, Quarter, ThreeQuarters];

    /// <summary>Name in the canonical lines of a declaration: trained parameters depend on it.</summary>
    public string Name { get; }

    /// <summary>Name in the names of kernels.</summary>
    public string KernelName { get; }

    /// <summary>Name of the constant in C.</summary>
    public string CName => $"SNN_DECAY_{KernelName.ToUpperInvariant()}";

    /// <summary>The decay in the comments of generated C.</summary>
    public string Description { get; }

    /// <summary>What is kept of a membrane of 1, above 0 and at most 1.</summary>
    public double Factor { get; }

    /// <summary>k where the decay is V &gt;&gt; k and nothing else; <see langword="null"/> for others.</summary>
    public virtual int? RightShift => null;

    /// <summary>Fractional bits that a membrane needs more per time step, so that nothing is rounded.</summary>
    public abstract int BitsPerStep { get; }

    /// <summary>What is left of a membrane after one time step. It rises with the membrane, so that ranges decay at their ends.</summary>
    public abstract long Apply(long membrane);

    /// <summary>The decay that keeps a share of the membrane; <see langword="null"/> if there is none.</summary>
    public static Decay? Of(double factor) => Shifts.FirstOrDefault(d => d.Factor == factor);

    /// <summary>The decay of a name; <see langword="null"/> if there is none.</summary>
    public static Decay? Named(string name) => Shifts.FirstOrDefault(d => d.Name == name);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>V &gt;&gt; k, rounded toward minus infinity.</summary>
    private sealed record RightShiftDecay(string Name, string KernelName, string Description, int Shift)
        : Decay(Name, KernelName, Description, 1.0 / (1 << Shift))
    {
        public override int? RightShift => Shift;

        public override int BitsPerStep => Shift;

        public override long Apply(long membrane) => membrane >> Shift;
    }

    /// <summary>V - (V &gt;&gt; k).</summary>
    private sealed record LessRightShiftDecay(string Name, string KernelName, string Description, int Shift)
        : Decay(Name, KernelName, Description, 1 - (1.0 / (1 << Shift)))
    {
        public override int BitsPerStep => Shift;

        public override long Apply(long membrane) => membrane - (membrane >> Shift);
    }
}
