using System.Diagnostics;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;

namespace SnnDsl.Experiments.Ablation;

/// <summary>Trains and prunes the networks of an ablation. The pruned networks of one quantizer, number of bits and seed come from one
/// trained network, so that they differ in the criterion alone.</summary>
internal sealed class AblationRun
{
    private readonly NetworkDeclaration _declaration;
    private readonly AblationSettings _settings;
    private readonly CellStore _store;
    private readonly CellTraining _training;

    internal AblationRun(NetworkDeclaration declaration, AblationSettings settings, CellStore store, ImageDataSet train, ImageDataSet test) =>
        (_declaration, _settings, _store, _training) = (declaration, settings, store, new CellTraining(train, test, settings.TrainingImages));

    /// <summary>The networks to compute, those that need each other side by side; seeds outermost, so that every comparison has its first
    /// pairs early.</summary>
    internal IEnumerable<AblationKey> Keys() =>
        from seed in _settings.Seeds
        from bits in _settings.Bits
        from quantizer in _settings.Quantizers
        from criterion in _settings.Criteria.Prepend(AblationKey.AllChannels)
        select new AblationKey(quantizer.Name, bits, seed, criterion);

    /// <summary>Computes one network, unless it is in the store.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    internal void Run(AblationKey key, IProgress<double> progress)
    {
        if (_store.Contains(key))
            return;
        var watch = Stopwatch.StartNew();
        using var network = NetworkBuilder.Build(Graph(key.Bits), key.Seed, quantizer: _settings.BaseOptions(key).Quantizer);
        if (key.IsBase)
        {
            _training.Run(network, _settings.BaseOptions(key), _store.Checkpoint(key), progress);
            var result = Evaluation.Run(network, _training.Test);
            _store.Save(Cell(key, network.Graph, result.Accuracy, result, watch));
            return;
        }
        Run(key with { Criterion = AblationKey.AllChannels }, progress);
        Checkpoint.LoadWeights(network, _store.Checkpoint(key));
        var images = new ScoringImages(_training.Train, _settings.Training.Augmentation, key.Seed);
        var scores = PruningCriteria.Create(key.Criterion, key.Seed).Score(network, images);
        var ratios = PruningRatios.Uniform(network.Graph, _settings.Ratio);
        using var pruned = ChannelRemoval.Run(network, ChannelSelector.Run(network.Graph, scores, ratios, _settings.Shortcuts));
        var before = Evaluation.Run(pruned, _training.Test).Accuracy;
        _training.Run(pruned, _settings.FineTuning(key), checkpoint: null, progress);
        _store.Save(Cell(key, pruned.Graph, before, Evaluation.Run(pruned, _training.Test), watch));
    }

    private static AblationCell Cell(AblationKey key, FloatGraph graph, double before, Evaluation result, Stopwatch watch) => new(
        key,
        before,
        result.Accuracy,
        result.SpikeRates,
        ModelSize.TargetBytes(ParameterCounts.Of(graph)),
        SynapticOperations.Estimate(graph, result.SpikeRates).Accumulates,
        watch.Elapsed.TotalSeconds);

    /// <summary>The class with other bits in its hidden layers.</summary>
    private FloatGraph Graph(int bits) =>
        ChangedLayers.Graph(_declaration, layer => layer is SynapseDeclaration synapse ? synapse with { WeightBits = bits } : layer);
}
