using System.Text.Json;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Experiments.Statistics;
using SnnDsl.Training;
using SnnDsl.Training.Functional;

namespace SnnDsl.Experiments.Regulation;

/// <summary>What a comparison of Q-SNN's regulations covers, and how every network of it is trained.</summary>
/// <param name="MembraneBits">Bits of the membranes' codes: 8, 4 or 2.</param>
/// <param name="Seeds">One network per seed; comparisons are between networks of equal seeds.</param>
/// <param name="Training">Options of the training; the seed and what is regulated are replaced. Its spike regulation is the weight that
/// counts where spikes are regulated.</param>
/// <param name="TrainingImages">Training images that are used, the first ones.</param>
public sealed record RegulationSettings(IReadOnlyList<int> MembraneBits, IReadOnlyList<int> Seeds, Recipe Training, int TrainingImages)
{
    /// <summary>The networks to compute; seeds outermost, so that every comparison has its first pairs early.</summary>
    internal IEnumerable<RegulationKey> Keys() =>
        from seed in Seeds
        from bits in MembraneBits
        from spikes in (bool[])[false, true]
        from weights in (bool[])[false, true]
        select new RegulationKey(weights, spikes, bits, seed);

    /// <summary>Options of one network.</summary>
    internal Recipe Options(RegulationKey key) => Training with
    {
        Seed = key.Seed,
        Quantizer = Training.Quantizer with { WeightRegulation = key.Weights },
        SpikeRegulation = key.Spikes ? Training.SpikeRegulation : 0,
    };

    /// <summary>Stands for all that networks depend on, but for their key.</summary>
    internal string Hash(NetworkDeclaration declaration) => SettingsHash.Of(
        string.Join('\n', DeclarationText.Lines(declaration)),
        JsonSerializer.Serialize(Training with { Seed = 0, Quantizer = Training.Quantizer with { WeightRegulation = true } }),
        FormattableString.Invariant($"{TrainingImages}"));

    /// <summary>Throws where there would be nothing to compare.</summary>
    /// <exception cref="ArgumentException">Names what is missing.</exception>
    internal void Check(NetworkDeclaration declaration)
    {
        if (Training.SpikeRegulation <= 0)
            throw new ArgumentException("The weight of '--spike-regulation' must be above 0: it counts where spikes are regulated. Q-SNN has 0.005.");
        if (!declaration.Stages.SelectMany(stage => stage.Layers).Any(layer => layer is SynapseDeclaration { WeightBits: 1 }))
            throw new ArgumentException($"'{declaration.Name}' has no layer with WeightBits = 1, so there are no weights to regulate.");
        if (Training.Quantizer.Method == QuantizerMethod.None)
            throw new ArgumentException("Weights in floating point have no regulation: choose another quantizer.");
    }
}
