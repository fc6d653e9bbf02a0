using System.CommandLine;
using NMnist;
using NMnist.Demo;
using SnnDsl.Cli;
using SnnDsl.Data;
using SnnDsl.Training;
using SnnDsl.Training.Losses;

var recipe = new Recipe
{
    Epochs = 60,
    BatchSize = 30,
    LearningRate = 5e-3,
    Loss = new EachStepLoss(), // Recordings may end early.
    Augmentation = new Augmentation(MaxShift: 1),
};

Command Train(Type network) => TrainCommand.Create(network, Recordings.Load, recipe);

Command Evaluate(Type network) => EvaluateCommand.Create(network, Recordings.Load);

Command Figures(Type network) => FiguresCommand.Create(network, Recordings.Load);

Command Variant(Type network, string name, string description) => new(name, description)
{
    Train(network),
    Evaluate(network),
    Figures(network),
};

// The least power of two that costs none of the training recordings, by the command margins.
const int margin = 1 << 25;

return new RootCommand("Spiking network for N-MNIST: train it on recorded events, measure it, stream events on an emulated board")
{
    Train(typeof(NMnistNet)),
    Evaluate(typeof(NMnistNet)),
    Figures(typeof(NMnistNet)),
    Variant(typeof(NMnistNet8), "membrane8", "8-bit membranes"),
    Variant(typeof(NMnistNet16), "membrane16", "16-bit membranes"),
    MarginsCommand.Create(typeof(NMnistNet)),
    RasterCommand.Create(typeof(NMnistNet)),
    StreamCommand.Create(
        new StreamNetwork(typeof(NMnistNet), "examples/NMnist/firmware/n_mnist", margin),
        new StreamNetwork(typeof(NMnistNet8), "examples/NMnist/firmware/n_mnist8"),
        new StreamNetwork(typeof(NMnistNet16), "examples/NMnist/firmware/n_mnist16")),
}.Parse(args).Invoke();
