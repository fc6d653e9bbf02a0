using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Training.Functional;

namespace SnnDsl.Training;

/// <summary>What must be equal for a run to go on from a checkpoint.</summary>
/// <param name="Declaration">Lines of the declaration, and what pruning left of it. Ratios of pruning may change: they do not concern the
/// training of a network with all its channels, and what is left of a pruned one is here.</param>
/// <param name="Recipe">Options by name.</param>
/// <param name="Quantizer">The recipe's quantizer, for those who go on with the weights alone.</param>
/// <param name="Epochs">The recipe's epochs.</param>
internal sealed record RunIdentity(
    IReadOnlyList<string> Declaration, IReadOnlyDictionary<string, string> Recipe, QuantizerOptions Quantizer, int Epochs)
{
    internal static RunIdentity Of(Trainer trainer)
    {
        var graph = trainer.Network.Graph;
        var declaration = graph.Declaration with
        {
            Stages = graph.Declaration.Stages.Select(stage => stage with { Prune = 0 }).ToEquatableArray(),
        };
        var options = RecipeText.Of(trainer.Recipe).ToDictionary(o => o.Option, o => o.Value);
        options.Add("training-images", FormattableString.Invariant($"{trainer.Train.Count} of {trainer.Train.Name}"));
        options.Add("initial", trainer.Origin ?? "none");
        options.Add("teacher", trainer.Teacher?.Identity ?? "none");
        return new RunIdentity(
            [.. DeclarationText.Lines(declaration), .. graph.Kept.Select(kept => $"{kept.Stage}: {kept.Channels} channels left")],
            options,
            trainer.Recipe.Quantizer,
            trainer.Recipe.Epochs);
    }

    /// <summary>Where another run's identity differs, as phrases; empty if it does not.</summary>
    internal IEnumerable<string> Differences(RunIdentity stored)
    {
        if (!Declaration.SequenceEqual(stored.Declaration))
            yield return $"the declaration is not that of the checkpoint ({Change(stored)})";
        foreach (var name in Recipe.Keys.Union(stored.Recipe.Keys).Where(name => Value(Recipe, name) != Value(stored.Recipe, name)))
            yield return $"{name} is {Value(Recipe, name)}, the checkpoint has {Value(stored.Recipe, name)}";
    }

    private static string Value(IReadOnlyDictionary<string, string> options, string name) => options.GetValueOrDefault(name, "none");

    /// <summary>The first line that differs.</summary>
    private string Change(RunIdentity stored)
    {
        var line = Declaration.Zip(stored.Declaration).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"'{Declaration.ElementAtOrDefault(line) ?? "nothing"}' instead of '{stored.Declaration.ElementAtOrDefault(line) ?? "nothing"}'";
    }
}
