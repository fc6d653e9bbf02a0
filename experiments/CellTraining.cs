using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Teachers;

namespace SnnDsl.Experiments;

/// <summary>Trains the networks of a comparison on the same images.</summary>
internal sealed class CellTraining
{
    /// <summary>Accuracies of single epochs are not reported, so a part of the images does.</summary>
    private const int ImagesPerEpoch = 250;

    internal CellTraining(ImageDataSet train, ImageDataSet test, int trainingImages) =>
        (Train, Test) = (train.Slice(0, Math.Min(trainingImages, train.Count)), test);

    /// <summary>The images to learn from.</summary>
    internal ImageDataSet Train { get; }

    /// <summary>The images to measure on.</summary>
    internal ImageDataSet Test { get; }

    /// <summary>Trains all epochs of the options, going on from the checkpoint if there is one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">Options of its training.</param>
    /// <param name="checkpoint">File to keep the state between two epochs in; null to keep none.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="teacher">Whom the network learns from besides, if the options say so.</param>
    internal void Run(SpikingNetwork network, Recipe options, string? checkpoint, IProgress<double> progress, ITeacher? teacher = null)
    {
        using var trainer = new Trainer(network, Train, Test.Slice(0, Math.Min(ImagesPerEpoch, Test.Count)), options) { Teacher = teacher };
        if (checkpoint is not null)
            Checkpoint.TryLoad(trainer, checkpoint);
        while (!trainer.IsDone)
        {
            var done = trainer.History.Count;
            trainer.RunEpoch(new DirectProgress<int>(step => progress.Report((done + ((double)step / trainer.StepsPerEpoch)) / options.Epochs)));
            if (checkpoint is not null)
                Checkpoint.Save(trainer, checkpoint);
        }
    }
}
