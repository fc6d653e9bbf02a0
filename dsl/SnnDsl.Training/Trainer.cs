using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Schedules;
using SnnDsl.Training.Teachers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training;

/// <summary>Trains a network epoch by epoch. All chance of an epoch comes from the seed and its number, so that a run
/// continued from a checkpoint equals one that was never interrupted.</summary>
public sealed class Trainer : IDisposable
{
    /// <summary>Share of an epoch's steps that may be left out because of numbers that are not finite.</summary>
    public const double MostSkipped = 0.05;

    private readonly OptimizerHelper _optimizer;
    private readonly StepGuard _guard;
    private readonly AutogradMemory _memory = new();
    private readonly List<EpochResult> _history = [];

    /// <summary>Prepares a run.</summary>
    /// <exception cref="RecipeException">An option is out of range.</exception>
    /// <exception cref="DataSetException">The images do not fit the network, or are too few.</exception>
    public Trainer(SpikingNetwork network, ImageDataSet train, ImageDataSet validation, Recipe recipe)
    {
        recipe.Check();
        CheckQuantizer(network, recipe);
        DataChecks.Run(network.Graph, train);
        DataChecks.Run(network.Graph, validation);
        if (train.Count < recipe.BatchSize)
            throw new DataSetException($"{train.Count} images to learn from do not fill one batch of {recipe.BatchSize}: give more images or a smaller batch-size.");
        (Network, Train, Validation, Recipe) = (network, train, validation, recipe);
        (network.Surrogate, network.Streams) = (recipe.Surrogate, recipe.Streams);
        var weights = network.SynapticWeights.ToList();
        var others = network.parameters().Where(p => weights.TrueForAll(w => w.Handle != p.Handle)).ToList();
        _optimizer = recipe.Optimizer.Create(weights, others, recipe.LearningRate, recipe.WeightDecay);
        _guard = new StepGuard(network);
    }

    /// <summary>The network in its present state.</summary>
    public SpikingNetwork Network { get; }

    /// <summary>Images to learn from.</summary>
    public ImageDataSet Train { get; }

    /// <summary>Images that each epoch is measured on.</summary>
    public ImageDataSet Validation { get; }

    /// <summary>The options of the run.</summary>
    public Recipe Recipe { get; }

    /// <summary>Where the initial weights are from, if not from the seed; a checkpoint goes on only where it is the same.</summary>
    public string? Origin { get; init; }

    /// <summary>Whom the network learns from besides the labels, if the options say so.</summary>
    public ITeacher? Teacher { get; init; }

    /// <summary>Results of the epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => _history;

    /// <summary>Whether all epochs are done.</summary>
    public bool IsDone => _history.Count >= Recipe.Epochs;

    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch => Train.Count / Recipe.BatchSize;

    internal OptimizerHelper Optimizer => _optimizer;

    /// <summary>Trains one epoch and evaluates.</summary>
    /// <param name="progress">Told the number of finished steps after each step.</param>
    public EpochResult RunEpoch(IProgress<int>? progress = null)
    {
        var epoch = _history.Count;
        var random = new Random(unchecked((Recipe.Seed * 7919) + epoch));
        var order = Enumerable.Range(0, Train.Count).ToArray();
        random.Shuffle(order);
        Network.train();
        foreach (var layer in Network.Layers.OfType<QuantizedSynapse>().Where(layer => !layer.IsBranch))
            layer.SignEstimator = SignEstimator.At(epoch, Recipe.Epochs);
        var (sum, skipped) = (0.0, 0);
        for (var step = 0; step < StepsPerEpoch; step++)
        {
            SetLearningRate((epoch * StepsPerEpoch) + step);
            if (Step(order.AsSpan(step * Recipe.BatchSize, Recipe.BatchSize), random) is { } loss)
                sum += loss;
            else
                CheckSkipped(++skipped, epoch + 1);
            _memory.Release();
            progress?.Report(step + 1);
        }
        var evaluation = Evaluation.Run(Network, Validation);
        _history.Add(new EpochResult(epoch + 1, sum / Math.Max(1, StepsPerEpoch - skipped), evaluation.Accuracy, evaluation.SpikeRates) { SkippedSteps = skipped });
        return _history[^1];
    }

    internal void Restore(IEnumerable<EpochResult> history)
    {
        _history.Clear();
        _history.AddRange(history);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _guard.Dispose();
    }

    private void CheckSkipped(int skipped, int epoch)
    {
        if (skipped > Math.Max(1, MostSkipped * StepsPerEpoch))
        {
            throw new TrainingFailedException(FormattableString.Invariant(
                $"{skipped} of the {StepsPerEpoch} steps of epoch {epoch} had a loss or gradients that are not finite; they were left out, but more than {MostSkipped:P0} are not chance. Lower the learning rate ({Recipe.LearningRate})."));
        }
    }

    /// <summary>One step; its loss, or null if it was left out because its numbers are not finite.</summary>
    private double? Step(ReadOnlySpan<int> indices, Random random)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = Batch.Create(Train, indices, Recipe.Augmentation, random);
        var mixup = Recipe.Mixup > 0 ? Mixup.Draw(Recipe.Mixup, random) : null;
        if (mixup is not null)
            (images, labels) = (mixup.Mix(images), mixup.Mix(labels, Network.Graph.Nodes[^1].Shape.Size));
        _guard.Remember();
        var regulatesRates = Recipe.RatePenalty > 0 || Recipe.SpikeRegulation > 0;
        var logits = regulatesRates ? Network.call(images) : Network.Run(images);
        var loss = Network.Heads is { } heads
            ? DistillationLoss.Compute(
                heads.First, heads.Second, labels, Guidance(images, indices, mixup), Recipe.Distillation with { LabelSmoothing = Recipe.LabelSmoothing })
            : Recipe.Loss.Compute(logits, labels, Recipe.LabelSmoothing);
        if (Recipe.RatePenalty > 0)
            loss += Recipe.RatePenalty * SpikeLoss.FiringRatePenalty(Network.SpikeRates(), Recipe.TargetRate);
        if (Recipe.SpikeRegulation > 0)
            loss += Recipe.SpikeRegulation * SpikeLoss.SpikeRegulation(Network.SpikeRates(), Recipe.RegulatedLayers);
        _optimizer.zero_grad();
        loss.backward();
        var value = loss.item<float>();
        if (!float.IsFinite(value) || !_guard.IsFinite())
        {
            _guard.Restore();
            return null;
        }
        _optimizer.step();
        return value;
    }

    private Tensor? Guidance(Tensor images, ReadOnlySpan<int> indices, Mixup? mixup) => Recipe.Distillation.Target == DistillationTarget.None
        ? null
        : (Teacher ?? throw new RecipeException($"distillation is {Recipe.Distillation.Target}, which needs a teacher.")).Logits(images, indices, mixup);

    private void SetLearningRate(int step)
    {
        var total = Recipe.Epochs * StepsPerEpoch;
        var factor = LearningRate.Factor(Recipe.Schedule, step, total, (int)(Recipe.WarmUp * total));
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = Recipe.LearningRate * factor;
    }

    private static void CheckQuantizer(SpikingNetwork network, Recipe recipe)
    {
        if (network.Layers.OfType<QuantizedSynapse>().FirstOrDefault(layer => layer.Quantizer != recipe.Quantizer) is { } other)
        {
            throw new RecipeException(
                $"'{network.Graph.Name}' was built with {other.Quantizer}, the recipe says {recipe.Quantizer}: build it with that of the recipe.");
        }
    }
}
