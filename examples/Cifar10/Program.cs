using System.CommandLine;
using Cifar10;
using Examples.Common.Demo;
using SnnDsl.Training.Commands;
using SnnDsl.Training.Data;
using SnnDsl.Training.Training;
using Data = SnnDsl.Training.Data.Cifar10;

var recipe = new TrainingOptions
{
    Epochs = 24,
    BatchSize = 100,
    LearningRate = 2e-3,
    Augmentation = new Augmentation(MaxShift: 3, Flip: true),
};

TrainingData Load(string? folder) => new(Data.Train(folder), Data.Test(folder), "test");

return new RootCommand("Spiking residual network for CIFAR-10: train it, prune it, measure it, run it on an emulated board")
{
    TrainCommand.Create(typeof(CifarNet), Load, recipe),
    PruneCommand.Create(typeof(CifarNet), Load, recipe),
    EvaluateCommand.Create(typeof(CifarNet), Load),
    AblateCommand.Create(typeof(CifarNet), Load, recipe),
    DemoCommand.Create(images: 100, new DemoNetwork(
        typeof(CifarNet), "examples/Cifar10/firmware/cifar10", CifarImages.Test, "artifacts/demo-CifarNet.json", Rival: "resnet8")),
}.Parse(args).Invoke();
