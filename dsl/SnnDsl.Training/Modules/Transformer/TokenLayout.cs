using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Values inside streams and their branches are tokens, [T, batch, tokens, channels], row by row, so that projections are
/// plain matrix products; all others are maps, [T, batch, channels, height, width], or vectors.</summary>
internal static class TokenLayout
{
    /// <summary>For each node whether it computes on tokens.</summary>
    internal static bool[] Of(FloatGraph graph)
    {
        var isTokens = new bool[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            isTokens[node.Id] = node.Operation is ResidualOperation or AttentionOperation or HeadsOperation
                || (IsOfEachToken(graph, node) && isTokens[node.Inputs[0]]);
        }
        return isTokens;
    }

    /// <summary>A value in the layout of tokens.</summary>
    internal static Tensor ToTokens(Tensor map) => map.dim() == 3 ? map.unsqueeze(2) : map.flatten(3).transpose(2, 3).contiguous();

    /// <summary>Tokens as a map of the node's shape.</summary>
    internal static Tensor ToMap(Tensor tokens, FloatNode node) => node.Shape.IsFlat
        ? tokens.squeeze(2)
        : tokens.transpose(2, 3).contiguous().view([.. tokens.shape[..2], node.Shape.Channels, node.Shape.Height, node.Shape.Width]);

    /// <summary>Whether a layer treats each position alike. Uses of a shared stage may differ, so that it stays with maps.</summary>
    private static bool IsOfEachToken(FloatGraph graph, FloatNode node) =>
        (node.Operation is NeuronOperation or BatchNormOperation or CurrentSumOperation || (node.Operation is Conv2dOperation conv && conv.Window == Window.Point))
        && !graph.Declaration.Stage(node.Parameters).IsShared;
}
