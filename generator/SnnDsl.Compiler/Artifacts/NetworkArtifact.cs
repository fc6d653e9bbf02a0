using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>Trained parameters of a network: the integers the target computes with, and what training learned.</summary>
/// <param name="Network">Name of the network class.</param>
/// <param name="Declaration">Canonical lines of the declaration it was trained for.</param>
/// <param name="Stages">Parameters of each stage with weights, in declaration order.</param>
/// <param name="Training">What training learned.</param>
public sealed record NetworkArtifact(
    string Network, EquatableArray<string> Declaration, EquatableArray<StageArtifact> Stages, TrainingArtifact Training)
{
    /// <summary>Version of the file format.</summary>
    public const int FormatVersion = 1;

    /// <summary>Bits behind the point of the states of residual streams, 0 to 12; 0 in networks without them.</summary>
    public int StreamFractionalBits { get; init; }

    /// <summary>Gains of each stage with attention, in declaration order.</summary>
    public EquatableArray<AttentionArtifact> Attentions { get; init; } = [];

    /// <summary>The read-out of a network that ends with the states of a stream.</summary>
    public HeadsArtifact? Heads { get; init; }
}

/// <summary>Parameters of one stage with weights, and of the neurons that complete it, in whatever stage they stand.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="Format">Bits and grid of the weights.</param>
/// <param name="Weights">Integer weights m in order output, kernel row, kernel column, input channel; a linear layer's inputs are in height, width, channel order.</param>
/// <param name="Neuron">Thresholds and biases of a spiking stage.</param>
/// <param name="ReadOut">Multipliers and biases of the read-out.</param>
/// <param name="Channels">Output channels that pruning left; <see langword="null"/> if there are as many as declared.</param>
public sealed record StageArtifact(
    string Name,
    WeightFormat Format,
    EquatableArray<int> Weights,
    NeuronArtifact? Neuron,
    ReadOutArtifact? ReadOut,
    int? Channels = null)
{
    /// <summary>Scale of a current that is added to another one, which has the thresholds.</summary>
    public BranchArtifact? Branch { get; init; }

    /// <summary>Scale and bias of a current that joins a residual stream.</summary>
    public StreamArtifact? Stream { get; init; }
}

/// <summary>Brings accumulators to the format of a residual stream: ((A * Multiplier) &gt;&gt; Shift) + Bias.</summary>
/// <param name="Scale">Multipliers and shift.</param>
/// <param name="Biases">One per channel, -2^28 to 2^28.</param>
public sealed record StreamArtifact(BranchArtifact Scale, EquatableArray<int> Biases);

/// <summary>Gains of attention: the neurons behind the map get n * Lambda and fire at 2^FractionalBits.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="FractionalBits">0 to 30.</param>
/// <param name="Lambda">[time step][head], 16 bits.</param>
public sealed record AttentionArtifact(string Stage, int FractionalBits, EquatableArray<int> Lambda);

/// <summary>The read-out of two states: score = sum of Weight * (sum over time and positions &gt;&gt; Shift) + Bias.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Weights">-127 to 127, [class][channels of the older state, then of the newer one].</param>
/// <param name="Shift">Bits that sums over time and positions are shifted down, 0 to 30.</param>
/// <param name="Biases">One per class, 32 bits.</param>
public sealed record HeadsArtifact(string Stage, EquatableArray<int> Weights, int Shift, EquatableArray<int> Biases);

/// <summary>
/// Per-channel integers of a neuron: V = decay(V) + (A &lt;&lt; FractionalBits) + Bias + Threshold per shortcut spike,
/// compared with Threshold.
/// </summary>
/// <param name="FractionalBits">Fractional bits F of the membrane, 0 to 16.</param>
/// <param name="Thresholds">Thresholds in units of 2^-F of the accumulator, 0 to 2^28.</param>
/// <param name="Biases">Biases in the same unit, -2^28 to 2^28.</param>
/// <param name="SpikeRate">Mean spikes per neuron and time step, 0 to 1, on <see cref="TrainingArtifact.Validation"/>; without one on the data of the accuracies.</param>
public sealed record NeuronArtifact(
    int FractionalBits, EquatableArray<int> Thresholds, EquatableArray<int> Biases, double SpikeRate)
{
    /// <summary>Codes of the membranes; null where they are kept as they are.</summary>
    public MembraneCodes? Codes { get; init; }
}

/// <summary>Brings the accumulators of a second current to the common format of the first one's membranes.</summary>
/// <param name="Multipliers">One per channel, 0 to 2^15.</param>
/// <param name="Shift">Bits that products of accumulators and multipliers are shifted down, 0 to 30.</param>
public sealed record BranchArtifact(EquatableArray<int> Multipliers, int Shift)
{
    /// <summary>The current of an accumulator, rounded toward minus infinity.</summary>
    public long Current(int channel, long accumulator) => (accumulator * Multipliers[channel]) >> Shift;
}

/// <summary>Per-class integers of the read-out: score = Multiplier * sum over time of A + Bias.</summary>
/// <param name="Multipliers">Multipliers, 0 to 2^15.</param>
/// <param name="Biases">Biases, any 32-bit integer; the bound of the score is proved when the network is compiled.</param>
public sealed record ReadOutArtifact(EquatableArray<int> Multipliers, EquatableArray<int> Biases);
