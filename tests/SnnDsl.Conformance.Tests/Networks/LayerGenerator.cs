using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws single layers that fit a shape; the shape becomes that of their output.</summary>
internal static class LayerGenerator
{
    public static Conv2dDeclaration Convolution(int bits, ref TensorShape shape, SplitMix random)
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

    public static LinearDeclaration Linear(int bits, ref TensorShape shape, SplitMix random)
    {
        int outputs = random.Pick(1, 3, 6, 9, 10, 15, 17, 31, 32, 33, 50, 65);
        shape = TensorShape.Flat(outputs);
        return new LinearDeclaration(outputs, bits, 0);
    }

    /// <summary>Bits of the weights of a layer that reads no image and is no read-out.</summary>
    public static int WeightBits(SplitMix random) => random.Pick(8, 4, 2, 1);

    /// <summary>A neuron; one that leaks may keep its membrane as a code.</summary>
    public static NeuronDeclaration Neuron(SplitMix random)
    {
        Decay decay = random.Pick(Decay.None, Decay.Half, Decay.Half, Decay.Quarter, Decay.ThreeQuarters, Decay.ThreeQuarters);
        var rule = new NeuronRule(
            decay, 1.0, random.Pick(ResetMode.Zero, ResetMode.Subtract), random.Pick(FireCondition.Greater, FireCondition.GreaterOrEqual))
        {
            MembraneBits = decay != Decay.None && random.Chance(45) ? random.Pick(8, 4, 4, 2) : 0,
        };
        return new NeuronDeclaration(rule, 0);
    }

    public static PoolDeclaration Pool(ref TensorShape shape, SplitMix random)
    {
        int size = Math.Min(random.Pick(1, 2, 2, 2, 3, 3, 4), Math.Min(shape.Height, shape.Width));
        int stride = random.Pick(1, 2, 2, 3, size);
        shape = new TensorShape(Positions(shape.Height, size, stride), Positions(shape.Width, size, stride), shape.Channels);
        return new PoolDeclaration(random.Pick(PoolKind.Max, PoolKind.Max, PoolKind.Average, PoolKind.Sum), size, stride, 0);
    }

    /// <summary>Shape of a convolution's output.</summary>
    public static TensorShape Shape(Conv2dDeclaration conv, TensorShape input) => new(
        Positions(input.Height + (2 * conv.Padding), conv.Kernel, conv.Stride),
        Positions(input.Width + (2 * conv.Padding), conv.Kernel, conv.Stride),
        conv.Channels);

    /// <summary>Shape of a pooling's output.</summary>
    public static TensorShape Shape(PoolDeclaration pool, TensorShape input) => new(
        Positions(input.Height, pool.Size, pool.Stride), Positions(input.Width, pool.Size, pool.Stride), input.Channels);

    private static int Positions(int length, int window, int stride) => ((length - window) / stride) + 1;
}
