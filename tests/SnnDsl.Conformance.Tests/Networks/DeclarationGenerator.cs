using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>
/// Draws declarations: chains of one to four stages of every kind, with sizes that do not fill words or bytes.
/// </summary>
internal static class DeclarationGenerator
{
    private const int ReadOutClasses = 70;

    public static NetworkDeclaration Draw(string name, SplitMix random)
    {
        int stageCount = random.Pick(1, 2, 2, 3, 3, 3, 3, 4, 4, 4);
        int timeSteps = random.Pick(1, 2, 3, 4, 4, 5, 6, 7, 8, 11, 16);
        TensorShape input = DrawInput(random);
        TensorShape shape = input;
        var stages = new List<StageDeclaration>();
        for (int i = 0; i < stageCount - 1; i++)
        {
            int bits = i == 0 ? 8 : random.Pick(8, 4, 2);
            stages.Add(DrawHidden($"Stage{i}", bits, ref shape, random));
        }

        stages.Add(DrawReadOut($"Stage{stageCount - 1}", random));
        return Renumber(new NetworkDeclaration(name, timeSteps, input, Budget: null, stages.ToEquatableArray()));
    }

    /// <summary>Gives every element its number: the class and its two attributes, then each stage and its layers.</summary>
    public static NetworkDeclaration Renumber(NetworkDeclaration declaration)
    {
        int next = 3;
        return declaration with
        {
            Stages = declaration.Stages.Select(stage =>
            {
                int element = next++;
                return stage with { Element = element, Layers = stage.Layers.Select(l => l with { Element = next++ }).ToEquatableArray() };
            }).ToEquatableArray(),
        };
    }

    private static TensorShape DrawInput(SplitMix random) => random.Chance(25)
        ? TensorShape.Flat(random.Pick(1, 2, 7, 16, 31, 33, 64, 100))
        : new TensorShape(random.Between(1, 12), random.Between(2, 12), random.Pick(1, 1, 2, 3, 5));

    private static StageDeclaration DrawHidden(string name, int bits, ref TensorShape shape, SplitMix random)
    {
        var layers = new List<LayerDeclaration>();
        bool isConvolution = !shape.IsFlat && random.Chance(65);
        if (!isConvolution && !shape.IsFlat && random.Chance(50))
        {
            layers.Add(new FlattenDeclaration(0));
        }

        layers.Add(isConvolution ? DrawConvolution(bits, ref shape, random) : DrawLinear(bits, ref shape, random));
        if (random.Chance(50))
        {
            layers.Add(new BatchNormDeclaration(0));
        }

        layers.Add(DrawNeuron(random));
        if (isConvolution && random.Chance(60))
        {
            layers.Add(DrawPool(ref shape, random));
        }

        return new StageDeclaration(name, layers.ToEquatableArray(), 0);
    }

    private static Conv2dDeclaration DrawConvolution(int bits, ref TensorShape shape, SplitMix random)
    {
        int kernel = random.Pick(1, 2, 3, 3, 3, 4, 5);
        int padding = random.Below(Math.Min(kernel, 3));
        int shortest = Math.Min(shape.Height, shape.Width) + (2 * padding);
        if (kernel > shortest)
        {
            kernel = shortest;
            padding = Math.Min(padding, kernel - 1);
            kernel = Math.Min(kernel, Math.Min(shape.Height, shape.Width) + (2 * padding));
        }

        int stride = random.Pick(1, 1, 1, 2, 2, 3);
        int channels = random.Pick(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 17, 31, 33);
        shape = new TensorShape(
            Positions(shape.Height + (2 * padding), kernel, stride), Positions(shape.Width + (2 * padding), kernel, stride), channels);
        return new Conv2dDeclaration(channels, kernel, stride, padding, bits, 0);
    }

    private static LinearDeclaration DrawLinear(int bits, ref TensorShape shape, SplitMix random)
    {
        int outputs = random.Pick(1, 3, 6, 9, 10, 15, 17, 31, 32, 33, 50, 65);
        shape = TensorShape.Flat(outputs);
        return new LinearDeclaration(outputs, bits, 0);
    }

    private static NeuronDeclaration DrawNeuron(SplitMix random) => new(
        random.Pick(Decay.None, Decay.Half, Decay.Half, Decay.Quarter, Decay.ThreeQuarters),
        1.0,
        random.Pick(ResetMode.Zero, ResetMode.Subtract),
        random.Pick(FireCondition.Greater, FireCondition.GreaterOrEqual),
        0);

    private static PoolDeclaration DrawPool(ref TensorShape shape, SplitMix random)
    {
        int size = Math.Min(random.Pick(1, 2, 2, 2, 3, 3, 4), Math.Min(shape.Height, shape.Width));
        int stride = random.Pick(1, 2, 2, 3, size);
        shape = new TensorShape(Positions(shape.Height, size, stride), Positions(shape.Width, size, stride), shape.Channels);
        return new PoolDeclaration(random.Pick(PoolKind.Max, PoolKind.Max, PoolKind.Average, PoolKind.Sum), size, stride, 0);
    }

    private static StageDeclaration DrawReadOut(string name, SplitMix random)
    {
        var layers = new List<LayerDeclaration> { new LinearDeclaration(DrawClasses(random), 8, 0) };
        if (random.Chance(30))
        {
            layers.Add(new BatchNormDeclaration(0));
        }

        return new StageDeclaration(name, layers.ToEquatableArray(), 0);
    }

    private static int DrawClasses(SplitMix random) =>
        random.Chance(15) ? random.Between(1, ReadOutClasses) : random.Pick(1, 2, 3, 5, 10, 10, 11);

    private static int Positions(int length, int window, int stride) => ((length - window) / stride) + 1;
}
