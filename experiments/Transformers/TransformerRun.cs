using System.Diagnostics;
using System.Text.Json;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Experiments.Statistics;
using SnnDsl.Training;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Teachers;

namespace SnnDsl.Experiments.Transformers;

/// <summary>Trains a transformer with and without averaging shortcuts and distillation, each network from its seed.</summary>
internal sealed class TransformerRun
{
    private readonly NetworkDeclaration _declaration;
    private readonly Recipe _options;
    private readonly CellFolder<TransformerCell> _cells;
    private readonly CellTraining _training;
    private readonly ITeacher _teacher;

    internal TransformerRun(NetworkDeclaration declaration, Recipe options, ITeacher teacher, CellTraining training, string folder)
    {
        if (declaration.Forward.All(step => step is not JoinStep { States.Count: 2 }))
            throw new ArgumentException($"'{declaration.Name}' has no shortcuts that average two states, so there is nothing to compare.");
        (_declaration, _options, _teacher, _training) = (declaration, options, teacher, training);
        _cells = new(Path.Combine(folder, "cells-" + SettingsHash.Of(
            string.Join('\n', DeclarationText.Lines(declaration)), JsonSerializer.Serialize(options), FormattableString.Invariant($"{training.Train.Count}"), teacher.Identity)));
    }

    /// <summary>All networks of these settings.</summary>
    internal IReadOnlyList<TransformerCell> All() => _cells.All();

    /// <summary>Computes one network, unless it is there.</summary>
    internal void Run(TransformerKey key, IProgress<double> progress)
    {
        var name = $"{key}";
        if (_cells.Contains(name))
            return;
        var watch = Stopwatch.StartNew();
        var target = key.Distils ? _options.Distillation.Target : DistillationTarget.None;
        var options = _options with { Seed = key.Seed, Distillation = _options.Distillation with { Target = target } };
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(key.Averages ? _declaration : Plain(_declaration)), key.Seed, options.Quantizer);
        _training.Run(network, options, _cells.Checkpoint(name), progress, key.Distils ? _teacher : null);
        _cells.Save(name, new(key, Evaluation.Run(network, _training.Test).Accuracy, watch.Elapsed.TotalSeconds));
    }

    /// <summary>The network with ordinary residuals.</summary>
    internal static NetworkDeclaration Plain(NetworkDeclaration declaration) => declaration with
    {
        Forward = declaration.Forward.Select(step => step is JoinStep { States: [_, var newest] } join ? join with { States = [newest] } : step).ToEquatableArray(),
    };
}
