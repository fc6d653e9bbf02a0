using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>A spiking transformer with random parameters: states of streams and maps of attention, not only spikes and scores.</summary>
public sealed class TransformerTests
{
    private const int Networks = 6;

    private static readonly Lazy<NetworkCase[]> Cases = new(() => [.. Enumerable.Range(1, Networks).Select(Draw)]);

    [Fact]
    public void C_on_this_machine_equals_the_simulator_in_every_bit_and_the_sanitizers_find_nothing() =>
        ExampleCase.AssertEqual(Target.Host, "transformer", Cases.Value);

    [Theory]
    [InlineData("cortex-m0")]
    [InlineData("cortex-m3")]
    [InlineData("cortex-m4")]
    [InlineData("cortex-m7")]
    [InlineData("cortex-m33")]
    [InlineData("cortex-m55")]
    public void A_core_equals_the_simulator_in_every_bit(string core) => ExampleCase.AssertEqual(Target.Board(core), "transformer", Cases.Value);

    [Fact]
    public void Everything_happens_now_and_then()
    {
        SimulationResult[] results = [.. Cases.Value.SelectMany(ExpectedResults.Of)];
        foreach (IntegerNode node in Cases.Value[0].Graph.Nodes)
        {
            int[] values = [.. results.SelectMany(r => r.Layers[node.Id]).SelectMany(step => step)];
            if (node.IsState)
            {
                Assert.Contains(values, v => v < 0);
                Assert.Contains(values, v => v > 100);
            }
            else if (values.Length > 0)
            {
                double rate = values.Average() / node.Maximum;
                Assert.True(rate is > 0.02 and < 0.95, $"{node.Name} fires at {rate:P1}");
            }
        }

        Assert.All(results.SelectMany(r => r.Maps.Values).GroupBy(map => (map.Heads, map.Size)), maps =>
            Assert.InRange(maps.SelectMany(map => map.Steps).SelectMany(step => step).Average(), 0.02, 0.9));
        Assert.Contains(results.SelectMany(r => r.Layers).SelectMany(layer => layer).SelectMany(step => step), v => v is short.MinValue or short.MaxValue);
    }

    private static NetworkCase Draw(int seed)
    {
        NetworkDeclaration declaration = TestTransformer.Declare($"Transformer{seed}");
        var issues = new IssueSink();
        FloatGraph graph = FloatGraphBuilder.Run(declaration, issues)!;
        NetworkArtifact artifact = TestArtifacts.Random(graph, seed);
        byte[][] images = ImageGenerator.Draw(declaration, new SplitMix((ulong)seed));
        return NetworkCase.Compile(declaration, artifact, images, issues) ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }
}
