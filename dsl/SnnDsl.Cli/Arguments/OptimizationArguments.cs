using System.CommandLine;
using SnnDsl.Training;
using SnnDsl.Training.Optimizers;
using SnnDsl.Training.Schedules;

namespace SnnDsl.Cli.Arguments;

/// <summary>Command-line options of the descent: length, batches, optimizer, learning rate.</summary>
internal sealed class OptimizationArguments
{
    private readonly Option<int> _epochs;
    private readonly Option<int> _batchSize;
    private readonly Option<double> _learningRate;
    private readonly Option<int> _seed;
    private readonly Part<IOptimizer> _optimizer;
    private readonly Option<double> _momentum = new("--momentum") { Description = "Momentum of --optimizer sgd, 0 to below 1", DefaultValueFactory = _ => new SgdOptimizer().Momentum };
    private readonly Part<ISchedule> _schedule;

    /// <summary>Options whose defaults are the recipe's.</summary>
    internal OptimizationArguments(Recipe recipe)
    {
        _epochs = new("--epochs") { Description = "Passes over the training images", DefaultValueFactory = _ => recipe.Epochs };
        _batchSize = new("--batch-size") { Description = "Images per step", DefaultValueFactory = _ => recipe.BatchSize };
        _learningRate = new("--learning-rate") { Description = "Peak of the learning rate", DefaultValueFactory = _ => recipe.LearningRate };
        _seed = new("--seed") { Description = "Determines initial weights, order and augmentation", DefaultValueFactory = _ => recipe.Seed };
        _optimizer = new("--optimizer", "How steps are taken", KnownOptimizers.All, recipe.Optimizer, o => o.Identity);
        _schedule = new("--schedule", "Course of the learning rate after the warm-up", KnownSchedules.All, recipe.Schedule, s => s.Identity);
    }

    internal void AddTo(Command command)
    {
        foreach (var option in (Option[])[_epochs, _batchSize, _learningRate, _seed, _optimizer.Option, _momentum, _schedule.Option])
            command.Add(option);
    }

    /// <summary>The options with what the user wrote.</summary>
    /// <exception cref="KeyNotFoundException">A name is not known.</exception>
    internal Recipe Read(ParseResult result, Recipe recipe)
    {
        var optimizer = _optimizer.Read(result);
        if (optimizer is SgdOptimizer sgd && result.GetResult(_momentum) is { Implicit: false })
            optimizer = sgd with { Momentum = result.GetValue(_momentum) };
        return recipe with
        {
            Epochs = result.GetValue(_epochs),
            BatchSize = result.GetValue(_batchSize),
            LearningRate = result.GetValue(_learningRate),
            Seed = result.GetValue(_seed),
            Optimizer = optimizer,
            Schedule = _schedule.Read(result),
        };
    }
}
