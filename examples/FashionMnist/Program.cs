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

return new RootCommand("Spiking network for Fashion-MNIST: train it, measure it, run it on an emulated board")
{
    TrainCommand.Create(typeof(FashionNet), Load, recipe),
    PruneCommand.Create(typeof(FashionNet), Load, recipe),
    EvaluateCommand.Create(typeof(FashionNet), Load),
    DemoCommand.Create(images: 500, new DemoNetwork(
        typeof(FashionNet), "examples/FashionMnist/firmware/fashion_mnist", SnnDsl.Training.Data.FashionMnist.Test, "artifacts/demo.json", Rival: "cnn_s")),
}.Parse(args).Invoke();
