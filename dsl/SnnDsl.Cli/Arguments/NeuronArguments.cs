using System.CommandLine;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Surrogates;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options of the backward pass: the surrogate of spikes, and how residual streams are computed.</summary>
public sealed class NeuronArguments
{
    private readonly Part<ISurrogate> _surrogate;
    private readonly Option<float?> _slope = new("--surrogate-slope") { Description = "Slope of the sigmoid, in the unit of the membrane" };
    private readonly Choice<bool> _detachReset;
    private readonly Choice<Recomputation> _recomputation;
    private readonly Option<int?> _fractionBits;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public NeuronArguments(Recipe recipe)
    {
        _surrogate = new("--surrogate", "Derivative of a spike in training", KnownSurrogates.All, recipe.Surrogate.Gradient, surrogate => surrogate.Identity);
        _detachReset = new("--detach-reset", "Let no gradient pass through the reset", [("on", true), ("off", false)], recipe.Surrogate.DetachReset);
        _recomputation = new(
            "--recompute",
            "Activations of a residual stream's branches are kept, or computed again from their inputs, or from the last two states alone",
            [("none", Recomputation.None), ("inputs", Recomputation.FromInputs), ("outputs", Recomputation.FromOutputs)],
            recipe.Streams.Recomputation);
        _fractionBits = new("--stream-bits")
        {
            Description = "Bits behind the point that states of residual streams are rounded to in training, 0 to 12; without it the export finds a format",
            DefaultValueFactory = _ => recipe.Streams.FractionBits,
        };
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_surrogate.Option, _slope, _detachReset.Option, _recomputation.Option, _fractionBits])
            command.Add(option);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public Recipe Read(ParseResult result, Recipe options) => options with
    {
        Surrogate = new SurrogateOptions(Surrogate(result), _detachReset.Read(result)),
        Streams = new StreamOptions(_recomputation.Read(result), result.GetValue(_fractionBits)),
    };

    private ISurrogate Surrogate(ParseResult result)
    {
        var surrogate = _surrogate.Read(result);
        return result.GetValue(_slope) is not { } slope ? surrogate
            : surrogate is SigmoidSurrogate ? new SigmoidSurrogate(slope)
            : throw new RecipeException($"surrogate-slope is {slope}, but the surrogate '{surrogate.Identity}' has no slope. Leave it out.");
    }
}
