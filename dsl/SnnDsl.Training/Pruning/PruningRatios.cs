using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Training.Pruning;

/// <summary>Which share of its output channels each stage loses.</summary>
public static class PruningRatios
{
    /// <summary>The ratios of the declaration's <c>[Prune]</c>, or one for all stages that have it.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="ratio">Replaces every declared ratio; at least 0 and below 1.</param>
    /// <exception cref="InvalidDataException">No stage has a ratio.</exception>
    public static IReadOnlyDictionary<string, decimal> Of(NetworkDeclaration declaration, decimal? ratio = null)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        Check(ratio);
        var ratios = declaration.Stages.Where(stage => stage.Prune > 0).ToDictionary(stage => stage.Name, stage => ratio ?? stage.Prune);
        return ratios.Count > 0 ? ratios : throw new InvalidDataException(
            $"No stage of '{declaration.Name}' is to be pruned: add [Prune(0.4)] to those that are, such as all but the last convolution.");
    }

    /// <summary>One ratio for the stages with <c>[Prune]</c>, or for all stages that can be pruned if none has it.</summary>
    public static IReadOnlyDictionary<string, decimal> Uniform(FloatGraph graph, decimal ratio)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Check(ratio);
        return graph.Declaration.Stages.Any(stage => stage.Prune > 0)
            ? Of(graph.Declaration, ratio)
            : ScoredLayer.Of(graph).Select(layer => layer.Stage).Distinct().ToDictionary(stage => stage, _ => ratio);
    }

    private static void Check(decimal? ratio)
    {
        if (ratio is < 0 or >= 1)
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "The share of channels to remove must be at least 0 and below 1.");
    }
}
