using SnnDsl.Training;
using SnnDsl.Training.Pruning;

namespace SnnDsl.Cli;

/// <summary>Whether weights are quantized before or after channels are removed.</summary>
public enum PruningOrder
{
    /// <summary>A network trained with quantized weights is pruned (the paper's choice and its best).</summary>
    QuantizeThenPrune,

    /// <summary>A network trained in floating point is pruned; the fine-tuning quantizes.</summary>
    PruneThenQuantize,
}

/// <summary>What the command <c>prune</c> does.</summary>
/// <param name="Criterion">Name of the criterion.</param>
/// <param name="Ratio">Replaces the declared ratios.</param>
/// <param name="Order">Whether the base network is quantized.</param>
/// <param name="Shortcuts">How identity shortcuts are treated.</param>
/// <param name="Batches">Batches of 128 training images that the criterion looks at.</param>
/// <param name="FineTuning">Options of the training after pruning.</param>
/// <param name="BaseCheckpoint">The trained network.</param>
/// <param name="Initial">Checkpoint of an earlier fine-tuning of the same pruned network, whose weights this one starts from; null to
/// start from what pruning left.</param>
/// <param name="Work">Folder of checkpoint and training curve.</param>
/// <param name="Output">Trained parameters to write.</param>
internal sealed record PruneOptions(
    string Criterion,
    decimal? Ratio,
    PruningOrder Order,
    ShortcutChannels Shortcuts,
    int Batches,
    Recipe FineTuning,
    string BaseCheckpoint,
    string? Initial,
    string Work,
    string Output);
