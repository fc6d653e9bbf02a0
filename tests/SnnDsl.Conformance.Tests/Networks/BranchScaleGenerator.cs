using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws the scales of branches: currents that matter beside the thresholds of the neurons they enter, and extremes.</summary>
internal static class BranchScaleGenerator
{
    /// <summary>Adds its scale to the entry of every branch.</summary>
    public static EquatableArray<StageArtifact> Complete(FloatGraph graph, EquatableArray<StageArtifact> stages, SplitMix random)
    {
        EquatableArray<SynapseUse> uses = SynapseUse.Of(graph);
        return stages.Select(stage =>
        {
            SynapseUse[] branches = [.. uses.Where(u => u.IsBranch && u.Stage == stage.Name)];
            return branches.Length == 0
                ? stage
                : stage with { Branch = Draw(stage, branches, Thresholds(uses, stages, stage.Name), graph, random) };
        }).ToEquatableArray();
    }

    private static EquatableArray<int> Thresholds(EquatableArray<SynapseUse> uses, EquatableArray<StageArtifact> stages, string branch)
    {
        string main = uses.First(u => u.Branch?.Stage == branch).Stage;
        return stages.First(s => s.Name == main).Neuron!.Thresholds;
    }

    private static BranchArtifact Draw(StageArtifact stage, SynapseUse[] uses, EquatableArray<int> thresholds, FloatGraph graph, SplitMix random)
    {
        int fanIn = stage.Weights.Count / thresholds.Count;
        int inputMaximum = uses.Max(u => ArtifactGenerator.Maximum(graph, graph.Nodes[u.Synapse.Inputs[0]]));
        int style = random.Below(8);
        int shift = style == 0 ? random.Between(13, IntegerLimits.Shift) : random.Between(0, 12);
        return new BranchArtifact(
            thresholds.Select((threshold, c) =>
            {
                var current = ChannelCurrent.Of(stage.Weights.AsSpan().Slice(c * fanIn, fanIn), inputMaximum, 1);
                int limit = (int)Math.Clamp(int.MaxValue / Math.Max(current.Reach, 1), 1, IntegerLimits.Multiplier);
                double wanted = threshold / Math.Max(current.Deviation, 1) * random.Between(1, 10) / 10 * Math.Pow(2, shift);
                return style switch
                {
                    1 => limit,
                    2 when random.Chance(40) => 0,
                    _ => (int)Math.Clamp(Math.Round(wanted), 1, limit),
                };
            }).ToEquatableArray(),
            shift);
    }
}
