using System.CommandLine;
using Examples.Common.Demo;
using SnnDsl.Cli;
using SnnDsl.Data;
using TinyTransformer;
using Cifar = SnnDsl.Data.Cifar10;
using Fashion = SnnDsl.Data.FashionMnist;

TrainingData LoadFashion(string? folder) => new(Fashion.Train(folder), Fashion.Test(folder), "test");
TrainingData LoadCifar(string? folder) => new(Cifar.Train(folder), Cifar.Test(folder), "test");

Type fashion = typeof(TinyTransformerNet), cifar = typeof(TinyTransformerCifar);
return new RootCommand("Binary spiking transformers: train one from a teacher, measure it, look at its attention, run it on an emulated board")
{
    TeacherCommand.Create(LoadFashion, Recipes.Teacher(Recipes.Fashion)),
    TrainCommand.Create(fashion, LoadFashion, Recipes.Fashion),
    EvaluateCommand.Create(fashion, LoadFashion),
    FiguresCommand.Create(fashion, LoadFashion),
    AttentionCommand.Create(fashion, LoadFashion),
    DemoCommand.Create(images: 100, new DemoNetwork(
        fashion, "examples/TinyTransformer/firmware/tiny_transformer", Fashion.Test, "artifacts/demo-TinyTransformerNet.json", Rival: "cnn_s")),
    new Command("cifar", "The same layers for CIFAR-10")
    {
        TeacherCommand.Create(LoadCifar, Recipes.Teacher(Recipes.Cifar)),
        TrainCommand.Create(cifar, LoadCifar, Recipes.Cifar),
        EvaluateCommand.Create(cifar, LoadCifar),
        FiguresCommand.Create(cifar, LoadCifar),
        AttentionCommand.Create(cifar, LoadCifar),
        DemoCommand.Create(images: 20, new DemoNetwork(
            cifar, "examples/TinyTransformer/firmware/tiny_transformer_cifar", CifarImages.Test, "artifacts/demo-TinyTransformerCifar.json", Rival: "resnet8")),
    },
}.Parse(args).Invoke();
