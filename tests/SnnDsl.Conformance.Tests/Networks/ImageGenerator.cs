using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws inputs: random ones and the shapes that random numbers never have.</summary>
internal static class ImageGenerator
{
    /// <summary>One image of each kind: random, dark, bright, sparse, gradient, and black or white pixels.</summary>
    public static byte[][] Draw(TensorShape shape, SplitMix random) =>
    [
        Fill(shape, _ => (byte)random.Below(256)),
        Fill(shape, _ => 0),
        Fill(shape, _ => 255),
        Fill(shape, _ => random.Chance(5) ? (byte)random.Between(1, 255) : (byte)0),
        Fill(shape, i => (byte)(255L * i / Math.Max(shape.Size - 1, 1))),
        Fill(shape, _ => random.Pick<byte>(0, 255)),
    ];

    private static byte[] Fill(TensorShape shape, Func<int, byte> pixel) => [.. Enumerable.Range(0, shape.Size).Select(pixel)];
}
