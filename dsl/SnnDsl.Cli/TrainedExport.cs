using SnnDsl.Compiler.Artifacts;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using Spectre.Console;

namespace SnnDsl.Cli;

/// <summary>The integers of a network that a command trained: calibrated on training images, measured on the others.</summary>
internal static class TrainedExport
{
    internal static NetworkArtifact Run(SpikingNetwork network, TrainingData data, TrainingOptions options)
    {
        var calibration = StreamCalibration.IsNeeded(network) ? StreamCalibration.Run(network, data.Train) : null;
        return Exporter.Run(network, data.Validation, data.ValidationName, options.Epochs, options.Seed, calibration, AnsiConsole.WriteLine);
    }
}
