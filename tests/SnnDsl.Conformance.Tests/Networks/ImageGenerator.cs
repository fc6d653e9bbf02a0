using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws inputs: random ones and the shapes that random numbers never have.</summary>
internal static class ImageGenerator
{
    /// <summary>One input of each kind.</summary>
    public static byte[][] Draw(NetworkDeclaration declaration, SplitMix random) =>
        declaration.ReadsEvents ? Events(declaration, random) : Images(declaration.Input.Size, random);

    /// <summary>Random, dark, bright, sparse, gradient, and black or white pixels.</summary>
    private static byte[][] Images(int size, SplitMix random) =>
    [
        Fill(size, _ => (byte)random.Below(256)),
        Fill(size, _ => 0),
        Fill(size, _ => 255),
        Fill(size, _ => random.Chance(5) ? (byte)random.Between(1, 255) : (byte)0),
        Fill(size, i => (byte)(255L * i / Math.Max(size - 1, 1))),
        Fill(size, _ => random.Pick<byte>(0, 255)),
    ];

    /// <summary>Random, none, as many as can be, sparse, a single time step with events, and one polarity after the other.</summary>
    private static byte[][] Events(NetworkDeclaration declaration, SplitMix random)
    {
        int step = declaration.Input.Size;
        int size = step * declaration.TimeSteps;
        byte maximum = (byte)declaration.EventMaximum;
        int burst = random.Below(declaration.TimeSteps);
        byte Any() => (byte)random.Between(0, maximum);
        return
        [
            Fill(size, _ => Any()),
            Fill(size, _ => 0),
            Fill(size, _ => maximum),
            Fill(size, _ => random.Chance(5) ? (byte)random.Between(1, maximum) : (byte)0),
            Fill(size, i => i / step == burst ? Any() : (byte)0),
            Fill(size, i => i % declaration.Input.Channels == i / step % declaration.Input.Channels ? maximum : (byte)0),
        ];
    }

    private static byte[] Fill(int size, Func<int, byte> value) => [.. Enumerable.Range(0, size).Select(value)];
}
