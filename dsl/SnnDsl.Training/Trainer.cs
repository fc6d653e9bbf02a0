using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
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

    private readonly ImageDataSet _train;
    private readonly ImageDataSet _validation;
    private readonly AdamW _optimizer;
    private readonly StepGuard _guard;
    private readonly AutogradMemory _memory = new();
    private readonly List<EpochResult> _history = [];

    /// <summary>Prepares a run.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the images do not fit the network.</exception>
    public Trainer(SpikingNetwork network, ImageDataSet train, ImageDataSet validation, TrainingOptions options)
    {
        options.Check();
        CheckQuantizer(network, options);
        CheckShape(network, train);
        CheckShape(network, validation);
        if (train.Count < options.BatchSize)
            throw new ArgumentException($"{train.Count} training images do not fill one batch of {options.BatchSize}.", nameof(train));
        (Network, _train, _validation, Options) = (network, train, validation, options);
        (network.Surrogate, network.Streams) = (options.Surrogate, options.Streams);
        var weights = network.SynapticWeights.ToList();
        var others = network.parameters().Where(p => weights.TrueForAll(w => w.Handle != p.Handle)).ToList();
        _optimizer = new AdamW([
            new AdamW.ParamGroup(weights, options.LearningRate, weight_decay: options.WeightDecay),
            new AdamW.ParamGroup(others, options.LearningRate, weight_decay: 0),
        ]);
        _guard = new StepGuard(network);
    }

    /// <summary>The network in its present state.</summary>
    public SpikingNetwork Network { get; }

    /// <summary>The options of the run.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Where the initial weights are from, if not from the seed; a checkpoint goes on only where it is the same.</summary>
    public string? Origin { get; init; }

    /// <summary>Whom the network learns from besides the labels, if the options say so.</summary>
    public ITeacher? Teacher { get; init; }

    /// <summary>Results of the epochs so far.</summary>
    public IReadOnlyList<EpochResult> History => _history;

    /// <summary>Whether all epochs are done.</summary>
    public bool IsDone => _history.Count >= Options.Epochs;

    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch => _train.Count / Options.BatchSize;

    internal AdamW Optimizer => _optimizer;

    /// <summary>Trains one epoch and evaluates.</summary>
    /// <param name="progress">Told the number of finished steps after each step.</param>
    public EpochResult RunEpoch(IProgress<int>? progress = null)
    {
        var epoch = _history.Count;
        var random = new Random(unchecked((Options.Seed * 7919) + epoch));
        var order = Enumerable.Range(0, _train.Count).ToArray();
        random.Shuffle(order);
        Network.train();
        foreach (var layer in Network.Layers.OfType<QuantizedSynapse>().Where(layer => !layer.IsBranch))
            layer.SignEstimator = SignEstimator.At(epoch, Options.Epochs);
        var (sum, skipped) = (0.0, 0);
        for (var step = 0; step < StepsPerEpoch; step++)
        {
            SetLearningRate((epoch * StepsPerEpoch) + step);
            if (Step(order.AsSpan(step * Options.BatchSize, Options.BatchSize), random) is { } loss)
                sum += loss;
            else
                CheckSkipped(++skipped, epoch + 1);
            _memory.Release();
            progress?.Report(step + 1);
        }
        var evaluation = Evaluation.Run(Network, _validation);
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
                $"{skipped} of the {StepsPerEpoch} steps of epoch {epoch} had a loss or gradients that are not finite; they were left out, but more than {MostSkipped:P0} are not chance. Lower the learning rate ({Options.LearningRate})."));
        }
    }

    /// <summary>One step; its loss, or null if it was left out because its numbers are not finite.</summary>
    private double? Step(ReadOnlySpan<int> indices, Random random)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = Batch.Create(_train, indices, Options.Augmentation, random);
        var mixup = Options.Mixup > 0 ? Mixup.Draw(Options.Mixup, random) : null;
        if (mixup is not null)
            (images, labels) = (mixup.Mix(images), mixup.Mix(labels, Network.Graph.Nodes[^1].Shape.Size));
        _guard.Remember();
        var regulatesRates = Options.RatePenalty > 0 || Options.SpikeRegulation > 0;
        var logits = regulatesRates ? Network.call(images) : Network.Run(images);
        var loss = Network.Heads is { } heads
            ? DistillationLoss.Compute(
                heads.First, heads.Second, labels, Guidance(images, indices, mixup), Options.Distillation with { LabelSmoothing = Options.LabelSmoothing })
            : Loss.CrossEntropy(logits, labels, Options.Objective, Options.LabelSmoothing);
        if (Options.RatePenalty > 0)
            loss += Options.RatePenalty * Loss.FiringRatePenalty(Network.SpikeRates(), Options.TargetRate);
        if (Options.SpikeRegulation > 0)
            loss += Options.SpikeRegulation * Loss.SpikeRegulation(Network.SpikeRates(), Options.RegulatedLayers);
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

    private Tensor? Guidance(Tensor images, ReadOnlySpan<int> indices, Mixup? mixup) => Options.Distillation.Target == DistillationTarget.None
        ? null
        : (Teacher ?? throw new InvalidOperationException($"Distillation ({Options.Distillation.Target}) needs a teacher.")).Logits(images, indices, mixup);

    private void SetLearningRate(int step)
    {
        var total = Options.Epochs * StepsPerEpoch;
        var factor = LearningRateSchedule.Factor(step, total, (int)(Options.WarmUp * total));
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = Options.LearningRate * factor;
    }

    private static void CheckQuantizer(SpikingNetwork network, TrainingOptions options)
    {
        if (network.Layers.OfType<QuantizedSynapse>().FirstOrDefault(layer => layer.Quantizer != options.Quantizer) is { } other)
        {
            throw new ArgumentException(
                $"'{network.Graph.Name}' was built with {other.Quantizer}, the options say {options.Quantizer}: build it with that of the options.", nameof(options));
        }
    }

    private static void CheckShape(SpikingNetwork network, ImageDataSet data)
    {
        var input = network.Graph.Declaration.Input;
        if (input.Size != data.ImageSize || (!input.IsFlat && (input.Height, input.Width, input.Channels) != (data.Height, data.Width, data.Channels)))
        {
            throw new ArgumentException(
                $"Images of {data.Name} are {data.Height}x{data.Width}x{data.Channels}, '{network.Graph.Name}' takes {input}.", nameof(data));
        }
        if (data.TimeSteps is { } steps && steps != network.Graph.TimeSteps)
        {
            throw new ArgumentException(
                $"Samples of {data.Name} have {steps} time steps, '{network.Graph.Name}' has {network.Graph.TimeSteps}: frame them for as many.", nameof(data));
        }
    }
}
