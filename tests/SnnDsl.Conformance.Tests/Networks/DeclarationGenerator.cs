using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>
/// Draws declarations: chains of one to four stages of every kind, and graphs; sizes that do not fill words or bytes.
/// </summary>
internal static class DeclarationGenerator
{
    private const int ReadOutClasses = 70;

    public static NetworkDeclaration Draw(string name, Flavour flavour, SplitMix random)
    {
        NetworkDeclaration drawn = flavour == Flavour.WideMap ? GraphGenerator.DrawWide(name, random)
            : random.Chance(50) ? GraphGenerator.Draw(name, random)
            : DrawChain(name, random);
        return Renumber(ScheduleGenerator.Declare(KeptGenerator.Declare(Flavours.Apply(flavour, drawn), random), random));
    }

    private static NetworkDeclaration DrawChain(string name, SplitMix random)
    {
        int stageCount = random.Pick(1, 2, 2, 3, 3, 3, 3, 4, 4, 4);
        int timeSteps = random.Pick(1, 2, 3, 4, 4, 5, 6, 7, 8, 11, 16);
        NetworkInput input = InputGenerator.OfChain(random);
        TensorShape shape = input.Shape;
        var stages = new List<StageDeclaration>();
        for (int i = 0; i < stageCount - 1; i++)
        {
            int bits = i == 0 ? input.DrawWeightBits(random) : LayerGenerator.WeightBits(random);
            stages.Add(DrawHidden($"Stage{i}", bits, ref shape, random));
        }

        stages.Add(DrawReadOut($"Stage{stageCount - 1}", random));
        return new NetworkDeclaration(name, timeSteps, input.Shape, Budget: null, stages.ToEquatableArray()) { EventMaximum = input.EventMaximum };
    }

    /// <summary>
    /// Gives every element its number: the class and its two attributes, then each stage and its layers, then each step.
    /// </summary>
    public static NetworkDeclaration Renumber(NetworkDeclaration declaration)
    {
        int next = 3;
        return declaration with
        {
            Stages = declaration.Stages.Select(stage =>
            {
                int element = next++;
                return stage with
                {
                    Element = element,
                    Kernel = stage.Kernel is null ? null : stage.Kernel with { Element = element },
                    Layers = stage.Layers.Select(l => l with { Element = next++ }).ToEquatableArray(),
                };
            }).ToEquatableArray(),
            Forward = declaration.Forward.Select(step => step with { Element = next++ }).ToEquatableArray(),
        };
    }

    private static StageDeclaration DrawHidden(string name, int bits, ref TensorShape shape, SplitMix random)
    {
        var layers = new List<LayerDeclaration>();
        bool isConvolution = !shape.IsFlat && random.Chance(65);
        if (!isConvolution && !shape.IsFlat && random.Chance(50))
        {
            layers.Add(new FlattenDeclaration(0));
        }

        layers.Add(isConvolution ? LayerGenerator.Convolution(bits, ref shape, random) : LayerGenerator.Linear(bits, ref shape, random));
        if (random.Chance(50))
        {
            layers.Add(new BatchNormDeclaration(0));
        }

        layers.Add(LayerGenerator.Neuron(random));
        if (isConvolution && random.Chance(60))
        {
            layers.Add(LayerGenerator.Pool(ref shape, random));
        }

        return new StageDeclaration(name, layers.ToEquatableArray(), 0);
    }

    public static StageDeclaration DrawReadOut(string name, SplitMix random)
    {
        var layers = new List<LayerDeclaration> { new LinearDeclaration(DrawClasses(random), 8, 0) };
        if (random.Chance(30))
        {
            layers.Add(new BatchNormDeclaration(0));
        }

        return new StageDeclaration(name, layers.ToEquatableArray(), 0);
    }

    private static int DrawClasses(SplitMix random) =>
        random.Chance(15) ? random.Between(1, ReadOutClasses) : random.Pick(1, 2, 3, 5, 10, 10, 11, 67);
}
