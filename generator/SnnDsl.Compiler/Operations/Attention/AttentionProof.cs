using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Proof of what attention counts and what its neurons reach; says which of its heads can never fire.</summary>
internal static class AttentionProof
{
    /// <summary>Most tokens, most channels of a head: the kernel counts no further (snn/attention.h).</summary>
    private const int MaximumDepth = 16383;

    /// <summary>The least membrane of the map that fires.</summary>
    private const int MapThreshold = 2;

    /// <summary>Proves every head.</summary>
    internal static ComputedProof Of(ProofScope scope, IntegerNode node, IntegerAttentionOperation attention)
    {
        AttentionShape sizes = attention.Sizes(node.Shape);
        if (Math.Max(sizes.Tokens, sizes.Width) > MaximumDepth)
        {
            scope.Issues.Add(IssueCatalogue.AttentionTooLarge.At(node.Element, node.Stage, sizes.Tokens, sizes.Width, MaximumDepth));
        }

        // A membrane of 1 is halved to 0: with overlaps of 1 it never grows, however many steps there are.
        bool isMapDead = sizes.MaximumOverlap < MapThreshold;
        MembraneRange[] heads = [.. Enumerable.Range(0, attention.Heads).Select(head => Behind(attention, head, isMapDead ? 0 : sizes.MapSize, scope.Graph.TimeSteps))];
        int[] dead = [.. Enumerable.Range(0, attention.Heads).Where(head => !heads[head].CanFire)];
        if (isMapDead)
        {
            scope.Issues.Add(IssueCatalogue.MapNeverFires.At(node.Element, node.Stage, sizes.IsQueryKey ? "each head has one channel" : "there is one token"));
        }
        else if (dead.Length > 0)
        {
            scope.Issues.Add(IssueCatalogue.DeadHeads.At(node.Element, node.Stage, string.Join(", ", dead), attention.Heads));
        }

        var range = new LayerRange(new IntegerRange(0, sizes.MaximumOverlap), IntegerRange.UnionOf(heads.Select(h => h.Membrane)), dead.Length * sizes.Width)
        {
            Current = new IntegerRange(0, sizes.MapSize),
        };
        return new ComputedProof(node, range);
    }

    /// <summary>The neurons behind a head's map, each of which counts from 0 to <paramref name="most"/> in every step.</summary>
    private static MembraneRange Behind(IntegerAttentionOperation attention, int head, int most, int timeSteps)
    {
        long threshold = 1L << attention.Parameters.FractionalBits;
        var kept = new IntegerRange(0, 0);
        var reached = new MembraneRange(kept, CanFire: false, default);
        for (int t = 0; t < timeSteps; t++)
        {
            IntegerRange before = kept.Shift(1).Plus(new IntegerRange(0, most).Times(attention.Parameters.Lambda[(t * attention.Heads) + head]));
            reached = new MembraneRange(reached.Membrane.Union(before), reached.CanFire || before.Maximum >= threshold, default);
            // 0 after a spike; without one below the threshold. A count of 0 leaves no potential above 0 that was not there.
            kept = new IntegerRange(before.Minimum, Math.Min(before.Maximum, threshold - 1));
        }

        return reached;
    }
}
