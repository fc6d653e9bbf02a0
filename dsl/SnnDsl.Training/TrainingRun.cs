using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Data;
using SnnDsl.Training.Export;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Teachers;

namespace SnnDsl.Training;

/// <summary>
/// A run from data to integers: it holds out validation images, trains epoch by epoch, keeps a checkpoint of the last epoch and of the
/// best one, and exports one of them. What can be checked before the training is checked when the run is created.
/// </summary>
/// <example>
/// <code>
/// using var run = TrainingRun.Create&lt;DigitsNet&gt;(data, new Recipe { Epochs = 12 });
/// run.ToEnd(new TextProgress(Console.Out));
/// run.Export("DigitsNet.snn");
/// </code>
/// </example>
public sealed class TrainingRun : IDisposable
{
    private readonly Trainer _trainer;
    private readonly int _declaredTimeSteps;

    private TrainingRun(SpikingNetwork network, ExportImages images, Recipe recipe, RunSettings settings, int declaredTimeSteps, string? origin)
    {
        (Images, _declaredTimeSteps) = (images, declaredTimeSteps);
        Folder = settings.Folder ?? Path.Combine("artifacts", network.Graph.Name);
        OutputFile.Check(Checkpoint);
        _trainer = new Trainer(network, images.Train, images.Validation, recipe)
        {
            Origin = origin,
            Teacher = settings.Teacher is { } teacher ? new SplitTeacher(teacher, images.TrainIndices) : null,
        };
        Training.Checkpoint.TryLoad(_trainer, Checkpoint);
        ResumedEpochs = History.Count;
    }

    /// <summary>The network in its present state.</summary>
    public SpikingNetwork Network => _trainer.Network;

    /// <summary>The options of the run.</summary>
    public Recipe Recipe => _trainer.Recipe;

    /// <summary>The images of the run, divided.</summary>
    public ExportImages Images { get; }

    /// <summary>Folder of the checkpoints.</summary>
    public string Folder { get; }

    /// <summary>File of the state after the last epoch.</summary>
    public string Checkpoint => Path.Combine(Folder, "checkpoint.bin");

    /// <summary>Results of the epochs so far; accuracies and spike rates are of the validation images.</summary>
    public IReadOnlyList<EpochResult> History => _trainer.History;

    /// <summary>Epochs that the checkpoint had done when the run was created.</summary>
    public int ResumedEpochs { get; }

    /// <summary>Whether all epochs are done.</summary>
    public bool IsDone => _trainer.IsDone;

    /// <summary>The epoch that is exported, as things are after at least one epoch.</summary>
    public ChosenEpoch ChosenEpoch => Recipe.ExportedEpoch == EpochChoice.Best && Images.HeldOut
        ? new ChosenEpoch(History.Last(epoch => epoch.Accuracy == History.Max(e => e.Accuracy)).Epoch, "best")
        : new ChosenEpoch(History.Count, "last");

    /// <summary>Why the network cannot be exported when it is trained; <see langword="null"/> if it can.</summary>
    public string? WhyNotExported =>
        Recipe.Quantizer.Method == QuantizerMethod.None
            ? "Weights are in floating point, so there are no integers to export: prune and quantize the network next."
        : Network.Graph.TimeSteps != _declaredTimeSteps
            ? $"It was trained with {Network.Graph.TimeSteps} time steps instead of {_declaredTimeSteps}, so nothing is exported: go on with train --initial {Checkpoint} or prune --base {Checkpoint}."
        : null;

    private string BestCheckpoint => Path.Combine(Folder, "best.bin");

    /// <summary>Prepares the run of a network class, going on from its checkpoint if there is one.</summary>
    /// <typeparam name="TNetwork">The class with <c>[SpikingNetwork]</c>.</typeparam>
    /// <param name="data">Images to learn from and to measure on.</param>
    /// <param name="recipe">Options.</param>
    /// <param name="settings">Folder and start; by default <c>artifacts/&lt;Network&gt;</c> and random weights.</param>
    /// <exception cref="DataSetException">The images do not fit the network, have labels out of range, or are too few.</exception>
    /// <exception cref="RecipeException">An option is out of range.</exception>
    /// <exception cref="InvalidDataException">The class has errors, or the checkpoint is of another run or damaged.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static TrainingRun Create<TNetwork>(TrainingData data, Recipe recipe, RunSettings? settings = null) => Create(typeof(TNetwork), data, recipe, settings);

    /// <summary>Prepares the run of a network class; see <see cref="Create{TNetwork}"/>.</summary>
    /// <param name="network">The class.</param>
    /// <param name="data">Images to learn from and to measure on.</param>
    /// <param name="recipe">Options.</param>
    /// <param name="settings">Folder and start.</param>
    public static TrainingRun Create(Type network, TrainingData data, Recipe recipe, RunSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        settings ??= new RunSettings();
        recipe.Check();
        var declared = NetworkBuilder.Graph(network);
        var graph = settings.TimeSteps is { } steps ? WithTimeSteps(declared, steps) : declared;
        var images = Divide(graph, data, recipe);
        var model = NetworkBuilder.Build(graph, recipe.Seed, recipe.Quantizer);
        try
        {
            if (settings.Initial is { } initial)
                Training.Checkpoint.LoadWeights(model, initial);
            var origin = settings.Initial is null ? null : "from " + Training.Checkpoint.Hash(settings.Initial);
            return new TrainingRun(model, images, recipe, settings, declared.TimeSteps, origin);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Prepares the run of a network that was built already, such as a pruned one, and takes it over.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Images to learn from and to measure on.</param>
    /// <param name="recipe">Options.</param>
    /// <param name="settings">Folder and origin.</param>
    public static TrainingRun Continue(SpikingNetwork network, TrainingData data, Recipe recipe, RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(settings);
        recipe.Check();
        return new TrainingRun(network, Divide(network.Graph, data, recipe), recipe, settings, network.Graph.TimeSteps, settings.Origin);
    }

    /// <summary>Trains the epochs that are left, with a checkpoint after each.</summary>
    /// <param name="progress">Told of every step, on the calling thread.</param>
    /// <param name="cancellation">Stops between two steps; the checkpoint then holds the last whole epoch.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="TrainingFailedException">Too many steps had numbers that are not finite.</exception>
    public void ToEnd(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        while (!IsDone)
        {
            var present = new RunProgress(History.Count + 1, Recipe.Epochs, 0, _trainer.StepsPerEpoch);
            progress?.Report(present);
            var result = _trainer.RunEpoch(new DirectProgress<int>(step =>
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(present with { Step = step });
            }));
            // The best one first: a kill in between then repeats an epoch, and loses nothing.
            if (result.Accuracy == History.Max(epoch => epoch.Accuracy))
                Training.Checkpoint.Save(_trainer, BestCheckpoint);
            Training.Checkpoint.Save(_trainer, Checkpoint);
            progress?.Report(present with { Step = _trainer.StepsPerEpoch, Result = result });
        }
    }

    /// <summary>Takes the chosen epoch's weights, folds them to integers, measures both on validation and on test images, and writes the
    /// artifact beside the file before renaming it.</summary>
    /// <param name="path">File to write, <c>&lt;Network&gt;.snn</c>.</param>
    /// <param name="report">Told what was found on the way.</param>
    /// <returns>What the file holds.</returns>
    /// <exception cref="InvalidOperationException">Epochs are left.</exception>
    /// <exception cref="RecipeException">The recipe gives no integers (<see cref="WhyNotExported"/>).</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException">The checkpoint of the best epoch is gone, or the integers do not fit.</exception>
    public NetworkArtifact Export(string path, Action<string>? report = null)
    {
        OutputFile.Check(path);
        if (!IsDone)
            throw new InvalidOperationException($"{History.Count} of {Recipe.Epochs} epochs are done: call {nameof(ToEnd)} before {nameof(Export)}.");
        if (WhyNotExported is { } reason)
            throw new RecipeException(reason);
        var chosen = ChosenEpoch;
        if (chosen.Number != History.Count)
            LoadBest(chosen.Number);
        var artifact = Exporter.Run(Network, Images, Recipe, chosen, report);
        Exporter.Save(artifact, path);
        return artifact;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _trainer.Dispose();
        Network.Dispose();
    }

    private static ExportImages Divide(FloatGraph graph, TrainingData data, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataChecks.Run(graph, data.Train);
        DataChecks.Run(graph, data.Test);
        return ExportImages.Split(data, recipe.ValidationShare, recipe.SplitSeed);
    }

    private void LoadBest(int epoch)
    {
        if (!File.Exists(BestCheckpoint) || Training.Checkpoint.ReadRun(BestCheckpoint).History.Count != epoch)
        {
            throw new InvalidDataException(
                $"'{BestCheckpoint}' does not hold epoch {epoch}, the best one. Export the last one (--export-epoch last), or train again in another folder (--work).");
        }
        Training.Checkpoint.LoadWeights(Network, BestCheckpoint);
    }

    private static FloatGraph WithTimeSteps(FloatGraph graph, int timeSteps) => timeSteps >= 1 && timeSteps <= DeclarationReader.MaximumTimeSteps
        ? graph with { Declaration = graph.Declaration with { TimeSteps = timeSteps } }
        : throw new RecipeException($"time-steps is {timeSteps}; allowed are 1 to {DeclarationReader.MaximumTimeSteps}.");
}
