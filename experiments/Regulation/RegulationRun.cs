using System.Diagnostics;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Modules;

namespace SnnDsl.Experiments.Regulation;

/// <summary>Trains the networks of a comparison of Q-SNN's regulations, each from its seed.</summary>
internal sealed class RegulationRun
{
    private readonly NetworkDeclaration _declaration;
    private readonly RegulationSettings _settings;
    private readonly CellFolder<RegulationCell> _cells;
    private readonly CellTraining _training;

    internal RegulationRun(NetworkDeclaration declaration, RegulationSettings settings, string folder, ImageDataSet train, ImageDataSet test)
    {
        settings.Check(declaration);
        (_declaration, _settings) = (declaration, settings);
        _cells = new(Path.Combine(folder, "cells-" + settings.Hash(declaration)));
        _training = new CellTraining(train, test, settings.TrainingImages);
    }

    /// <summary>All networks of these settings, whatever axes they were computed for.</summary>
    internal IReadOnlyList<RegulationCell> All() => _cells.All();

    /// <summary>Computes one network, unless it is there.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    internal void Run(RegulationKey key, IProgress<double> progress)
    {
        var name = $"{key}";
        if (_cells.Contains(name))
            return;
        var watch = Stopwatch.StartNew();
        var options = _settings.Options(key);
        var graph = Graph(_declaration, key.MembraneBits);
        using var network = NetworkBuilder.Build(graph, key.Seed, quantizer: options.Quantizer);
        _training.Run(network, options, _cells.Checkpoint(name), progress);
        var result = Evaluation.Run(network, _training.Test);
        var megabytes = ModelSize.QuantizedMegabytes(ParameterCounts.Of(graph));
        _cells.Save(name, new(key, result.Accuracy, result.SpikeRates, WeightEntropy.Of(network), megabytes, watch.Elapsed.TotalSeconds));
    }

    /// <summary>The class with codes of other bits in all its membranes.</summary>
    internal static FloatGraph Graph(NetworkDeclaration declaration, int membraneBits) =>
        ChangedLayers.Graph(declaration, layer => layer is NeuronDeclaration neuron ? neuron with { Rule = neuron.Rule with { MembraneBits = membraneBits } } : layer);
}
