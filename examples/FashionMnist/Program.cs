using System.CommandLine;
using Examples.Common.Demo;
using FashionMnist;
using SnnDsl.Training.Commands;
using SnnDsl.Training.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Training;

var recipe = new TrainingOptions
{
    Epochs = 24,
    LearningRate = 2e-3,
    RatePenalty = 0.1,
    TargetRate = 0.08,
    Augmentation = new Augmentation(MaxShift: 1, Flip: true),
};

// Q-SNN: loss of every time step, spike rates drawn to a half instead of held low.
var binaryRecipe = recipe with
{
    Epochs = 20,
    Objective = Objective.EachStep,
    RatePenalty = 0,
    SpikeRegulation = 5e-3,
};

TrainingData Load(string? folder) => new(
    SnnDsl.Training.Data.FashionMnist.Train(folder), SnnDsl.Training.Data.FashionMnist.Test(folder), "test");

DemoNetwork Demo(Type network, string firmware, string report) => new(
    network, "examples/FashionMnist/firmware/" + firmware, SnnDsl.Training.Data.FashionMnist.Test, report, Rival: "cnn_s");

Command Binary(Type network, int bits) => new($"binary{bits}", $"1-bit weights, {bits}-bit membranes")
{
    TrainCommand.Create(network, Load, binaryRecipe),
    EvaluateCommand.Create(network, Load),
    DemoCommand.Create(images: 500, Demo(network, $"fashion_mnist_binary{bits}", $"artifacts/demo-{network.Name}.json")),
};

var binary8 = Binary(typeof(BinaryNet8), 8);
binary8.Add(AblateRegulationCommand.Create(typeof(BinaryNet8), Load, binaryRecipe));

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
    binary8,
    Binary(typeof(BinaryNet4), 4),
    Binary(typeof(BinaryNet2), 2),
    DemoCommand.Create(
        images: 500,
        Demo(typeof(FashionNet), "fashion_mnist", "artifacts/demo.json"),
        Demo(typeof(FashionNetPruned), "fashion_mnist_pruned", "artifacts/demo-FashionNetPruned.json")),
}.Parse(args).Invoke();
