using PaperNetworks;
using PaperNetworks.Sizes;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>Q-SNN's ResNet19, declared as classes: what its released code has.</summary>
public sealed class BinaryNetworksTests
{
    /// <summary>12.55 million weights of 1 bit and the 8-bit ends; then batch norm and the bias in floating point, too.</summary>
    [Theory]
    [InlineData(typeof(ResNet19Cifar10), "1.58", "1.62")]
    [InlineData(typeof(ResNet19Cifar100), "1.62", "1.67")]
    public void Parameters_and_sizes_are_those_of_the_released_network(Type network, string weights, string all)
    {
        ParameterCounts counts = NetworkSize.Of(network).Counts;
        Assert.Equal(12_550_144, counts.Layers.Where(l => l.Format.Bits == 1).Sum(l => l.Weights));
        Assert.Equal(18, counts.Layers.Count(l => l.IsHidden));
        Assert.Equal(weights, FormattableString.Invariant($"{ModelSize.QuantizedMegabytes(counts):F2}"));
        Assert.Equal(all, FormattableString.Invariant($"{ModelSize.QuantizedMegabytes(counts, withFloats: true):F2}"));
    }

    [Fact]
    public void Blocks_that_halve_the_map_add_two_currents()
    {
        FloatGraph graph = NetworkSize.Of(typeof(ResNet19Cifar10)).Declared;
        Assert.Equal(
            ["Features.Block4.Down", "Features.Block7.Down"], SynapseUse.Of(graph).Where(use => use.IsBranch).Select(use => use.Stage));
        Assert.All(graph.Nodes.Select(n => n.Operation).OfType<NeuronOperation>(), neuron => Assert.Equal(8, neuron.Rule.MembraneBits));
    }
}
