using System.CommandLine;
using NMnist;
using SnnDsl.Training.Commands;
using SnnDsl.Training.Data;
using SnnDsl.Training.Training;

var recipe = new TrainingOptions
{
    Epochs = 40,
    BatchSize = 30,
    LearningRate = 5e-3,
    Augmentation = new Augmentation(MaxShift: 2),
};

Command Variant(Type network, string name, string description) => new(name, description)
{
    TrainCommand.Create(network, Recordings.Load, recipe),
    EvaluateCommand.Create(network, Recordings.Load),
    new Command("tune", "Trains on a part of the training recordings and measures on the rest of them: to choose a recipe")
    {
        TrainCommand.Create(network, Recordings.LoadForTuning, recipe),
    },
};

return new RootCommand("Spiking network for N-MNIST: train it on recorded events, measure it, stream events on an emulated board")
{
    TrainCommand.Create(typeof(NMnistNet), Recordings.Load, recipe),
    EvaluateCommand.Create(typeof(NMnistNet), Recordings.Load),
    Variant(typeof(NMnistNet8), "membrane8", "8-bit membranes"),
    Variant(typeof(NMnistNet16), "membrane16", "16-bit membranes"),
}.Parse(args).Invoke();
