using System.CommandLine;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options of the backward pass: the surrogate of spikes, and how residual streams are computed.</summary>
public sealed class NeuronArguments
{
    private readonly Choice<SurrogateGradient> _surrogate;
    private readonly Option<float> _slope;
    private readonly Choice<bool> _detachReset;
    private readonly Choice<Recomputation> _recomputation;
    private readonly Option<int?> _fractionBits;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public NeuronArguments(TrainingOptions recipe)
    {
        _surrogate = new(
            "--surrogate", "Derivative of a spike in training",
            [("triangle", SurrogateGradient.Triangle), ("sigmoid", SurrogateGradient.Sigmoid)], recipe.Surrogate.Gradient);
        _slope = new("--surrogate-slope") { Description = "Slope of the sigmoid, in the unit of the membrane", DefaultValueFactory = _ => recipe.Surrogate.SigmoidSlope };
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
    public TrainingOptions Read(ParseResult result, TrainingOptions options) => options with
    {
        Surrogate = new SurrogateOptions(_surrogate.Read(result), result.GetValue(_slope), _detachReset.Read(result)),
        Streams = new StreamOptions(_recomputation.Read(result), result.GetValue(_fractionBits)),
    };
}
