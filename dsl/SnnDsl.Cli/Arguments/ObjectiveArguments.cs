using System.CommandLine;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Losses;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options that name what training minimizes.</summary>
public sealed class ObjectiveArguments
{
    private readonly Part<ILoss> _loss;
    private readonly Option<double> _spikeRegulation;
    private readonly Choice<RegulatedLayers> _layers;

    /// <summary>Options whose defaults are the recipe's.</summary>
    public ObjectiveArguments(Recipe recipe)
    {
        _loss = new("--loss", "What is minimized", KnownLosses.All, recipe.Loss, loss => loss.Identity);
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
        command.Add(_loss.Option);
        command.Add(_spikeRegulation);
        command.Add(_layers.Option);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="ArgumentException">A value is not known.</exception>
    public Recipe Read(ParseResult result, Recipe options) => options with
    {
        Loss = _loss.Read(result),
        SpikeRegulation = result.GetValue(_spikeRegulation),
        RegulatedLayers = _layers.Read(result),
    };
}
