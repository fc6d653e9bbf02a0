using System.CommandLine;
using SnnDsl.Training;
using SnnDsl.Training.Functional;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options that name what training minimizes.</summary>
public sealed class ObjectiveArguments
{
    private readonly Choice<Objective> _objective;
    private readonly Option<double> _spikeRegulation;
    private readonly Choice<RegulatedLayers> _layers;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public ObjectiveArguments(TrainingOptions recipe)
    {
        _objective = new(
            "--loss", "Cross-entropy of the mean logits, or the mean of each time step's",
            [("mean-logits", Objective.MeanLogits), ("each-step", Objective.EachStep)], recipe.Objective);
        _spikeRegulation = new("--spike-regulation")
        {
            Description = "Weight of the loss that draws spike rates to 1/2; 0 for none",
            DefaultValueFactory = _ => recipe.SpikeRegulation,
        };
        _layers = new(
            "--regulated-layers", "Spiking layers that it counts",
            [("inner", RegulatedLayers.Inner), ("all", RegulatedLayers.All)], recipe.RegulatedLayers);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_objective.Option);
        command.Add(_spikeRegulation);
        command.Add(_layers.Option);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public TrainingOptions Read(ParseResult result, TrainingOptions options) => options with
    {
        Objective = _objective.Read(result),
        SpikeRegulation = result.GetValue(_spikeRegulation),
        RegulatedLayers = _layers.Read(result),
    };
}
