using System.CommandLine;
using Examples.Common.Demo;
using SnnDsl.Training.Commands;
using SnnDsl.Training.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Training;
using TinyTransformer;
using Cifar = SnnDsl.Training.Data.Cifar10;
using Fashion = SnnDsl.Training.Data.FashionMnist;

// BESTformer: 1-bit weights without a scale, sigmoid surrogate on the doubled membrane, no gradient through the reset; the second head
// learns what a convolutional network sees.
var recipe = new TrainingOptions
{
    Epochs = 18,
    LearningRate = 3e-3,
    WeightDecay = 0.01,
    WarmUp = 0.1,
    LabelSmoothing = 0.1,
    Distillation = new DistillationOptions(DistillationTarget.Hard),
    Quantizer = QuantizerOptions.Default with { Binarization = Binarization.Sign },
    Surrogate = HalvedInputLif.Surrogate,
    Augmentation = new Augmentation(MaxShift: 1, Flip: true),
};
var cifarRecipe = recipe with { Epochs = 12, Augmentation = new Augmentation(MaxShift: 3, Flip: true) };

TrainingData LoadFashion(string? folder) => new(Fashion.Train(folder), Fashion.Test(folder), "test");
TrainingData LoadCifar(string? folder) => new(Cifar.Train(folder), Cifar.Test(folder), "test");

TrainingOptions Teacher(TrainingOptions options) => options with { Epochs = 7, LearningRate = 1.5e-3 };

Type fashion = typeof(TinyTransformerNet), cifar = typeof(TinyTransformerCifar);
return new RootCommand("Binary spiking transformers: train one from a teacher, measure it, look at its attention, run it on an emulated board")
{
    TeacherCommand.Create(LoadFashion, Teacher(recipe)),
    TrainCommand.Create(fashion, LoadFashion, recipe),
    EvaluateCommand.Create(fashion, LoadFashion),
    AttentionCommand.Create(fashion, LoadFashion),
    AblateTransformerCommand.Create(fashion, LoadFashion, recipe),
    MemoryCommand.Create(fashion, recipe),
    DemoCommand.Create(images: 100, new DemoNetwork(
        fashion, "examples/TinyTransformer/firmware/tiny_transformer", Fashion.Test, "artifacts/demo-TinyTransformerNet.json", Rival: "cnn_s")),
    new Command("cifar", "The same layers for CIFAR-10")
    {
        TeacherCommand.Create(LoadCifar, Teacher(cifarRecipe)),
        TrainCommand.Create(cifar, LoadCifar, cifarRecipe),
        EvaluateCommand.Create(cifar, LoadCifar),
        AttentionCommand.Create(cifar, LoadCifar),
        DemoCommand.Create(images: 20, new DemoNetwork(
            cifar, "examples/TinyTransformer/firmware/tiny_transformer_cifar", CifarImages.Test, "artifacts/demo-TinyTransformerCifar.json", Rival: "resnet8")),
    },
}.Parse(args).Invoke();
