using System.CommandLine;
using Cifar10;
using FashionMnist;
using SnnDsl.Data;
using SnnDsl.Experiments.Ablation;
using SnnDsl.Experiments.Memory;
using SnnDsl.Experiments.Regulation;
using SnnDsl.Experiments.Transformers;
using TinyTransformer;
using Cifar = SnnDsl.Data.Cifar10;
using Fashion = SnnDsl.Data.FashionMnist;

TrainingData LoadFashion(string? folder) => new(Fashion.Train(folder), Fashion.Test(folder), "test");
TrainingData LoadCifar(string? folder) => new(Cifar.Train(folder), Cifar.Test(folder), "test");

return new RootCommand("Comparisons of what the papers propose: many networks, several seeds, intervals of confidence")
{
    new Command("ablate", "Quantizers, bits and criteria of pruning (QP-SNN)")
    {
        AblateCommand.Create(typeof(FashionNet), LoadFashion, FashionMnist.Recipes.FashionNet),
        AblateCommand.Create(typeof(CifarNet), LoadCifar, Cifar10.Recipes.CifarNet),
    },
    AblateRegulationCommand.Create(typeof(BinaryNet8), LoadFashion, FashionMnist.Recipes.Binary),
    AblateTransformerCommand.Create(typeof(TinyTransformerNet), LoadFashion, TinyTransformer.Recipes.Fashion),
    MemoryCommand.Create(typeof(TinyTransformerNet), TinyTransformer.Recipes.Fashion),
}.Parse(args).Invoke();
