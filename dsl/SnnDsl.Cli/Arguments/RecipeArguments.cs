using System.CommandLine;
using SnnDsl.Training;

namespace SnnDsl.Cli.Arguments;

/// <summary>All command-line options that make a recipe, in the order that the help lists them.</summary>
internal sealed class RecipeArguments
{
    private readonly Recipe _recipe;
    private readonly OptimizationArguments _optimization;
    private readonly ValidationArguments _validation;
    private readonly AugmentationArguments _augmentation;
    private readonly ObjectiveArguments _objective;
    private readonly QuantizerArguments _quantizer;
    private readonly NeuronArguments _neurons;

    /// <summary>Options whose defaults are the recipe's.</summary>
    internal RecipeArguments(Recipe recipe)
    {
        _recipe = recipe;
        (_optimization, _validation, _augmentation) = (new(recipe), new(recipe), new(recipe));
        (_objective, _quantizer, _neurons, Distillation) = (new(recipe), new(recipe.Quantizer), new(recipe), new(recipe));
    }

    /// <summary>Those of a teacher.</summary>
    internal DistillationArguments Distillation { get; }

    internal void AddTo(Command command)
    {
        _optimization.AddTo(command);
        _validation.AddTo(command);
        _augmentation.AddTo(command);
        _objective.AddTo(command);
        _quantizer.AddTo(command);
        _neurons.AddTo(command);
        Distillation.AddTo(command);
    }

    /// <summary>The recipe with what the user wrote.</summary>
    internal Recipe Read(ParseResult result)
    {
        var recipe = _optimization.Read(result, _recipe) with { Quantizer = _quantizer.Read(result) };
        recipe = _augmentation.Read(result, _validation.Read(result, recipe));
        return Distillation.Read(result, _neurons.Read(result, _objective.Read(result, recipe)));
    }
}
