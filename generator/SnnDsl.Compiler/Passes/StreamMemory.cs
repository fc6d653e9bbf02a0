using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Passes;

/// <summary>Memory that residual streams, attention and heads take, as snn/residual.h and snn/attention.h define it.</summary>
internal static class StreamMemory
{
    /// <summary>Queries whose rows of the map are computed together.</summary>
    private const int Queries = 8;

    /// <summary>Words of the working memory of attention.</summary>
    public static int ScratchWords(IntegerNode node, IntegerAttentionOperation attention, int timeSteps)
    {
        AttentionShape sizes = attention.Sizes(node.Shape);
        (int tokens, int width) = (sizes.Tokens, sizes.Width);
        int operands = (width * Words(tokens)) + (tokens * Words(width));
        return sizes.IsQueryKey
            ? (timeSteps * (operands + (2 * Queries * Words(tokens)) + 1)) + ((Queries + 33) * Words(width))
            : (timeSteps * ((2 * width * Words(width)) + 1)) + operands + (34 * Words(width));
    }

    /// <summary>Words of the maps of all time steps, whose rows start with a word each; 0 without attention.</summary>
    public static int MapWords(IntegerNode node, int timeSteps)
    {
        if (node.Operation is not IntegerAttentionOperation attention)
        {
            return 0;
        }

        int size = attention.Sizes(node.Shape).MapSize;
        return timeSteps * attention.Heads * size * Words(size);
    }

    /// <summary>
    /// The state whose memory the next one takes over, because it is not read afterwards: the older one, or else the newest;
    /// the node itself if there is none.
    /// </summary>
    public static int Replaced(IntegerGraph graph, IntegerNode node) => node.IsState
        ? graph.States(node).Select(s => s.Id).Where(id => PlanMemoryPass.LastReader(graph, id) == node.Id).DefaultIfEmpty(node.Id).First()
        : node.Id;

    private static int Words(int bits) => (bits + 31) / 32;
}
