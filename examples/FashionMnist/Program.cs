using System.CommandLine;
using Examples.Common.Demo;
using FashionMnist;
using SnnDsl.Cli;
using SnnDsl.Data;

TrainingData Load(string? folder) => new(
    SnnDsl.Data.FashionMnist.Train(folder), SnnDsl.Data.FashionMnist.Test(folder), "test");

DemoNetwork Demo(Type network, string firmware, string report) => new(
    network, "examples/FashionMnist/firmware/" + firmware, SnnDsl.Data.FashionMnist.Test, report, Rival: "cnn_s");

Command Binary(Type network, int bits) => new($"binary{bits}", $"1-bit weights, {bits}-bit membranes")
{
    TrainCommand.Create(network, Load, Recipes.Binary),
    EvaluateCommand.Create(network, Load),
    FiguresCommand.Create(network, Load),
    DemoCommand.Create(images: 500, Demo(network, $"fashion_mnist_binary{bits}", $"artifacts/demo-{network.Name}.json")),
};

return new RootCommand("Spiking network for Fashion-MNIST: train it, prune it, measure it, run it on an emulated board")
{
    TrainCommand.Create(typeof(FashionNet), Load, Recipes.FashionNet),
    EvaluateCommand.Create(typeof(FashionNet), Load),
    FiguresCommand.Create(typeof(FashionNet), Load),
    new Command("weighted", "With a loss of this program: weights of classes") { TrainCommand.Create(typeof(FashionNet), Load, Recipes.Weighted) },
    new Command("pruned", "The variant with fewer channels")
    {
        PruneCommand.Create(typeof(FashionNetPruned), Load, Recipes.FashionNet),
        EvaluateCommand.Create(typeof(FashionNetPruned), Load),
        FiguresCommand.Create(typeof(FashionNetPruned), Load),
    },
    Binary(typeof(BinaryNet8), 8),
    Binary(typeof(BinaryNet4), 4),
    Binary(typeof(BinaryNet2), 2),
    DemoCommand.Create(
        images: 500,
        Demo(typeof(FashionNet), "fashion_mnist", "artifacts/demo.json"),
        Demo(typeof(FashionNetPruned), "fashion_mnist_pruned", "artifacts/demo-FashionNetPruned.json")),
}.Parse(args).Invoke();
