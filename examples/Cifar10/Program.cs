using System.CommandLine;
using Cifar10;
using Examples.Common.Demo;
using SnnDsl.Cli;
using SnnDsl.Data;
using Data = SnnDsl.Data.Cifar10;

TrainingData Load(string? folder) => new(Data.Train(folder), Data.Test(folder), "test");

return new RootCommand("Spiking residual network for CIFAR-10: train it, prune it, measure it, run it on an emulated board")
{
    TrainCommand.Create(typeof(CifarNet), Load, Recipes.CifarNet),
    PruneCommand.Create(typeof(CifarNet), Load, Recipes.CifarNet),
    EvaluateCommand.Create(typeof(CifarNet), Load),
    FiguresCommand.Create(typeof(CifarNet), Load),
    DemoCommand.Create(images: 100, new DemoNetwork(
        typeof(CifarNet), "examples/Cifar10/firmware/cifar10", CifarImages.Test, "artifacts/demo-CifarNet.json", Rival: "resnet8")),
}.Parse(args).Invoke();
