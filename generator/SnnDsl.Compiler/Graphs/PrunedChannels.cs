using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>How many output channels pruning leaves.</summary>
public static class PrunedChannels
{
    /// <summary>
    /// Channels - ceil(ratio * channels), at least 1 (QP-SNN algorithm 1). Decimal, because 0.3 * 10 in binary is a little
    /// more than 3 and would cost a fourth channel.
    /// </summary>
    /// <param name="channels">Output channels as declared.</param>
    /// <param name="ratio">Share to remove, at least 0 and below 1.</param>
    public static int Kept(int channels, decimal ratio) => Math.Max(1, channels - (int)decimal.Ceiling(ratio * channels));

    /// <summary>What the ratios of a declaration leave in each stage that has one.</summary>
    public static EquatableArray<KeptChannels> Of(NetworkDeclaration declaration) => declaration.Stages
        .Where(stage => stage.Prune > 0 && stage.HasSynapse)
        .Select(stage => new KeptChannels(stage.Name, Kept(Declared(stage), stage.Prune)))
        .ToEquatableArray();

    /// <summary>Output channels of a stage with weights, as declared.</summary>
    public static int Declared(StageDeclaration stage) => stage.Synapse switch
    {
        Conv2dDeclaration conv => conv.Channels,
        LinearDeclaration linear => linear.Outputs,
        _ => throw new InvalidOperationException($"The number of channels of {stage.Synapse.Name} is not known."),
    };
}
