using System.Text.Json;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Experiments.Statistics;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Pruning;

namespace SnnDsl.Experiments.Ablation;

/// <summary>What an ablation compares, and how every network of it is trained.</summary>
/// <param name="Quantizers">Quantizers by name.</param>
/// <param name="Criteria">Names of criteria; empty to compare quantizers only.</param>
/// <param name="Bits">Bits of the hidden layers' weights.</param>
/// <param name="Seeds">One network per seed; comparisons are between networks of equal seeds.</param>
/// <param name="Ratio">Share of the channels to remove.</param>
/// <param name="Shortcuts">How identity shortcuts are treated.</param>
/// <param name="Training">Options of the training before pruning; seed and quantizer are replaced.</param>
/// <param name="FineTuneEpochs">Epochs after pruning.</param>
/// <param name="FineTuneLearningRate">Peak learning rate after pruning.</param>
/// <param name="TrainingImages">Training images that are used, the first ones.</param>
public sealed record AblationSettings(
    IReadOnlyList<NamedQuantizer> Quantizers,
    IReadOnlyList<string> Criteria,
    IReadOnlyList<int> Bits,
    IReadOnlyList<int> Seeds,
    decimal Ratio,
    ShortcutChannels Shortcuts,
    Recipe Training,
    int FineTuneEpochs,
    double FineTuneLearningRate,
    int TrainingImages)
{
    /// <summary>Options of one base network.</summary>
    internal Recipe BaseOptions(AblationKey key) => Training with { Seed = key.Seed, Quantizer = Quantizers.First(q => q.Name == key.Quantizer).Options };

    /// <summary>Options of the training after pruning.</summary>
    internal Recipe FineTuning(AblationKey key) => BaseOptions(key) with { Epochs = FineTuneEpochs, LearningRate = FineTuneLearningRate };

    /// <summary>Stands for all that base networks depend on, but for their key.</summary>
    internal string BaseHash(NetworkDeclaration declaration) => SettingsHash.Of(
        string.Join('\n', DeclarationText.Lines(declaration with { Stages = declaration.Stages.Select(s => s with { Prune = 0 }).ToEquatableArray() })),
        JsonSerializer.Serialize(Training with { Seed = 0, Quantizer = QuantizerOptions.Default }),
        FormattableString.Invariant($"{TrainingImages}"));

    /// <summary>Stands for all that pruned networks depend on, but for their key.</summary>
    internal string PrunedHash(NetworkDeclaration declaration) => SettingsHash.Of(
        BaseHash(declaration),
        FormattableString.Invariant($"{Ratio} {Shortcuts} {FineTuneEpochs} {FineTuneLearningRate:R}"),
        string.Join('\n', declaration.Stages.Where(s => s.Prune > 0).Select(s => s.Name)));
}

/// <summary>A quantizer and what reports call it.</summary>
public sealed record NamedQuantizer(string Name, QuantizerOptions Options);
