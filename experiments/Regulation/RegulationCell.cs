namespace SnnDsl.Experiments.Regulation;

/// <summary>Names one network of a comparison of Q-SNN's regulations.</summary>
/// <param name="Weights">Whether 1-bit weights are standardised.</param>
/// <param name="Spikes">Whether spike rates are drawn to a half.</param>
/// <param name="MembraneBits">Bits of the membranes' codes.</param>
/// <param name="Seed">Seed of the training.</param>
public sealed record RegulationKey(bool Weights, bool Spikes, int MembraneBits, int Seed)
{
    /// <summary>Names of the combinations, from none to all.</summary>
    public static IReadOnlyList<string> Regulations { get; } = ["neither", "weights", "spikes", "both"];

    /// <summary>What is regulated.</summary>
    public string Regulation => Regulations[(Weights ? 1 : 0) + (Spikes ? 2 : 0)];

    /// <summary>Name of a file.</summary>
    public override string ToString() => FormattableString.Invariant($"{Regulation}-{MembraneBits}bit-seed{Seed}");
}

/// <summary>What one network gave.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Accuracy">Accuracy in floating point.</param>
/// <param name="SpikeRates">Spikes per neuron and time step of each layer.</param>
/// <param name="WeightEntropies">Bits per weight of each layer with 1-bit weights.</param>
/// <param name="Megabytes">Weights with their bits, in 10^6 bytes.</param>
/// <param name="Seconds">Time it took.</param>
public sealed record RegulationCell(
    RegulationKey Key, double Accuracy, IReadOnlyList<double> SpikeRates, IReadOnlyList<double> WeightEntropies, double Megabytes, double Seconds)
{
    /// <summary>Bits per spike of each layer, by its rate.</summary>
    internal IReadOnlyList<double> SpikeEntropies => [.. SpikeRates.Select(rate => BinaryEntropy.Of(Math.Clamp(rate, 0, 1)))];
}
