using System.CommandLine;
using Examples.Common.Demo;
using FashionMnist;
using SnnDsl.Training.Commands;
using SnnDsl.Training.Data;
using SnnDsl.Training.Training;

var recipe = new TrainingOptions
{
    Epochs = 24,
    LearningRate = 2e-3,
    RatePenalty = 0.1,
    TargetRate = 0.08,
    Augmentation = new Augmentation(MaxShift: 1, Flip: true),
};

TrainingData Load(string? folder) => new(
    SnnDsl.Training.Data.FashionMnist.Train(folder), SnnDsl.Training.Data.FashionMnist.Test(folder), "test");

DemoNetwork Demo(Type network, string firmware, string report) => new(
    network, "examples/FashionMnist/firmware/" + firmware, SnnDsl.Training.Data.FashionMnist.Test, report, Rival: "cnn_s");

return new RootCommand("Spiking network for Fashion-MNIST: train it, prune it, measure it, run it on an emulated board")
{
    TrainCommand.Create(typeof(FashionNet), Load, recipe),
    AblateCommand.Create(typeof(FashionNet), Load, recipe),
    EvaluateCommand.Create(typeof(FashionNet), Load),
    new Command("pruned", "The variant with fewer channels")
    {
        PruneCommand.Create(typeof(FashionNetPruned), Load, recipe),
        EvaluateCommand.Create(typeof(FashionNetPruned), Load),
    },
    DemoCommand.Create(
        images: 500,
        Demo(typeof(FashionNet), "fashion_mnist", "artifacts/demo.json"),
        Demo(typeof(FashionNetPruned), "fashion_mnist_pruned", "artifacts/demo-FashionNetPruned.json")),
}.Parse(args).Invoke();
