namespace SnnDsl.Experiments.Ablation;

/// <summary>Names one network of an ablation.</summary>
/// <param name="Quantizer">Name of the quantizer.</param>
/// <param name="Bits">Bits of the hidden layers' weights.</param>
/// <param name="Seed">Seed of the training.</param>
/// <param name="Criterion">Name of the criterion, or <see cref="AllChannels"/>.</param>
public sealed record AblationKey(string Quantizer, int Bits, int Seed, string Criterion)
{
    /// <summary>The network before pruning.</summary>
    public const string AllChannels = "none";

    /// <summary>Whether the network has all its channels.</summary>
    public bool IsBase => Criterion == AllChannels;

    /// <summary>Name of a file.</summary>
    public override string ToString() => FormattableString.Invariant($"{Quantizer}-{Bits}bit-seed{Seed}-{Criterion}");
}

/// <summary>What one network of an ablation gave.</summary>
/// <param name="Key">Which one.</param>
/// <param name="BeforeFineTuning">Accuracy after removal of channels; for a network with all channels its accuracy.</param>
/// <param name="Accuracy">Accuracy at the end.</param>
/// <param name="SpikeRates">Spikes per neuron and time step of each layer at the end.</param>
/// <param name="Bytes">Most bytes of constants on the target.</param>
/// <param name="SynapticOperations">Estimated additions per image.</param>
/// <param name="Seconds">Time it took.</param>
public sealed record AblationCell(
    AblationKey Key, double BeforeFineTuning, double Accuracy, IReadOnlyList<double> SpikeRates, long Bytes, double SynapticOperations, double Seconds);
