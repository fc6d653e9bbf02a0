using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws inputs of chains and of graphs.</summary>
internal static class InputGenerator
{
    public static NetworkInput OfChain(SplitMix random) => IsEvents(random) ? Events(random) : new NetworkInput(
        random.Chance(25)
            ? TensorShape.Flat(random.Pick(1, 2, 7, 16, 31, 33, 64, 100))
            : new TensorShape(random.Between(1, 12), random.Between(2, 12), random.Pick(1, 1, 2, 3, 5)),
        EventMaximum: 0);

    public static NetworkInput OfGraph(SplitMix random) => IsEvents(random) ? Events(random) : new NetworkInput(
        random.Chance(40)
            ? TensorShape.Flat(random.Pick(1, 3, 8, 33, 50))
            : new TensorShape(random.Between(1, 9), random.Between(2, 9), random.Pick(1, 2, 3)),
        EventMaximum: 0);

    private static bool IsEvents(SplitMix random) => random.Chance(35);

    /// <summary>A sensor; its planes rarely fill their words.</summary>
    private static NetworkInput Events(SplitMix random) => new(
        new TensorShape(random.Between(1, 10), random.Between(1, 10), random.Pick(1, 2, 2, 2)), random.Pick(1, 1, 1, 3, 3, 7, 15, 31, 255));
}
