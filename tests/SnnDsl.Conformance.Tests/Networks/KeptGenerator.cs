using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Prunes drawn networks: declares ratios, and draws how many channels are left.</summary>
internal static class KeptGenerator
{
    private const int MaximumTries = 8;

    /// <summary>Declares a ratio for some of the stages that can be pruned: a shared one would read and give different channels, and two
    /// currents that are added need the same.</summary>
    public static NetworkDeclaration Declare(NetworkDeclaration declaration, SplitMix random) => declaration with
    {
        Stages = declaration.Stages.Select((stage, i) =>
            stage.HasSynapse && !stage.IsShared && !IsSummed(declaration, stage) && stage.Synapse.OutputChannels > 1 && i < declaration.Stages.Count - 1 && random.Chance(40)
                ? stage with { Prune = random.Pick(0.1m, 0.25m, 0.4m, 0.75m, 0.99m) }
                : stage).ToEquatableArray(),
    };

    private static bool IsSummed(NetworkDeclaration declaration, StageDeclaration stage) => declaration.Forward.OfType<ApplyStep>()
        .Where(sum => sum.Branch is not null)
        .SelectMany(sum => new[] { sum.Input, sum.Branch!.Value })
        .Any(value => declaration.Forward[value - 1] is ApplyStep current && current.Stage == stage.Name);

    /// <summary>Channels that are left; none where a network is not trained that far or no draw fits its shortcuts.</summary>
    public static EquatableArray<KeptChannels> Draw(NetworkDeclaration declaration, SplitMix random)
    {
        for (int i = 0; i < MaximumTries; i++)
        {
            EquatableArray<KeptChannels> kept = declaration.Stages
                .Where(s => s.Prune > 0 && random.Chance(80))
                .Select(s => new KeptChannels(s.Name, Left(s, random)))
                .ToEquatableArray();
            if (FloatGraphBuilder.Run(declaration, kept, new IssueSink()) is not null)
            {
                return kept;
            }
        }

        return [];
    }

    /// <summary>As many as the ratio says, or any other number: the artifact decides.</summary>
    private static int Left(StageDeclaration stage, SplitMix random)
    {
        int declared = stage.Synapse.OutputChannels;
        int left = declared - (int)Math.Ceiling(stage.Prune * declared);
        return random.Chance(60) ? Math.Max(left, 1) : random.Between(1, declared - 1);
    }
}
