using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

public sealed class SpikeWordsTests
{
    [Fact]
    public void Counts_are_spread_over_planes_and_steps_start_on_words()
    {
        var node = new IntegerNode(4, "Counts", "Counts", new IntegerPoolOperation(false, 2, 2, 2), [], new TensorShape(1, 1, 34), 4, 0);
        var first = new int[34];
        first[0] = 1;
        first[33] = 4;
        var second = new int[34];
        second[31] = 3;
        Assert.Equal(
            [1u, 0, 0, 0, 0, 2, 0x8000_0000, 0, 0x8000_0000, 0, 0, 0],
            SpikeWords.Layer(node, [first, second]));
    }
}
