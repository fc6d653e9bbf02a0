using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Operations;

/// <summary>Form of the elements of a value in memory.</summary>
public sealed record ValueFormat
{
    private const int WordBits = 32;

    private ValueFormat(string name, int maximum)
    {
        (Name, Maximum) = (name, maximum);
    }

    /// <summary>Pixels of 8 bits, the same at every time step.</summary>
    public static ValueFormat Image { get; } = new("image", 255);

    /// <summary>One bit per element and time step.</summary>
    public static ValueFormat Spikes { get; } = Counts(1);

    /// <summary>State between residual blocks: 16 bits per element and time step, with a sign.</summary>
    public static ValueFormat State { get; } = new("state", 0);

    /// <summary>Numbers of 32 bits, one per class.</summary>
    public static ValueFormat Scores { get; } = new("scores", 0);

    /// <summary>"bits" for spikes and counts, or the name of the one format.</summary>
    public string Name { get; }

    /// <summary>Largest element: 255 of pixels, 1 of spikes; 0 of states and scores, which have none.</summary>
    public int Maximum { get; }

    /// <summary>Bit planes of an element: the bits of its maximum.</summary>
    public int Planes
    {
        get
        {
            int bits = 0;
            for (int rest = Maximum; rest > 0; rest >>= 1)
            {
                bits++;
            }

            return bits;
        }
    }

    /// <summary>Whether elements are pixels.</summary>
    public bool IsImage => this == Image;

    /// <summary>Whether elements are bits.</summary>
    public bool IsSpikes => this == Spikes;

    /// <summary>Whether elements are spikes or counts, in bit planes.</summary>
    public bool IsBits => Name == "bits";

    /// <summary>Whether elements are those of a state.</summary>
    public bool IsState => this == State;

    /// <summary>Whether elements are scores.</summary>
    public bool IsScores => this == Scores;

    /// <summary>Counts from 0 to a maximum, in as many bit planes as it needs.</summary>
    public static ValueFormat Counts(int maximum) => new("bits", maximum);

    /// <summary>Words of a value of some time steps: one row of bits per time step and plane, each in whole words; states are two
    /// to a word. Pixels and scores lie with the caller.</summary>
    public int Words(TensorShape shape, int timeSteps) => IsState
        ? ((timeSteps * shape.Size) + 1) / 2
        : timeSteps * Planes * ((shape.Size + WordBits - 1) / WordBits);

    /// <inheritdoc/>
    public override string ToString() => IsState ? Name : $"max {Invariant.Text(Maximum)}";
}
