using System.CommandLine;
using FashionMnist;
using FashionMnist.Demo;
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
    DemoCommand.Create(),
}.Parse(args).Invoke();
