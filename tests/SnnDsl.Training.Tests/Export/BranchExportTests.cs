using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Training.Export;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Export;

/// <summary>Two currents into one neuron, from trained modules to integers.</summary>
public sealed class BranchExportTests
{
    private static readonly NeuronRule Neuron = new(Decay.Half, 1, ResetMode.Zero, FireCondition.Greater) { MembraneBits = 4 };

    [Theory]
    [InlineData(FireCondition.Greater, ResetMode.Zero)]
    [InlineData(FireCondition.Greater, ResetMode.Subtract)]
    [InlineData(FireCondition.GreaterOrEqual, ResetMode.Zero)]
    public void Every_spike_is_equal_where_scales_are_exact(FireCondition fire, ResetMode reset)
    {
        using var scope = NewDisposeScope();
        using var network = Network(fire, reset, membraneBits: 2);
        var graph = Exporter.Link(network.Graph, Artifact(network));
        var spiking = IntegerEvaluation.SpikingNodes(graph).ToArray();
        var nodes = network.SpikingNodes.ToArray();
        var random = new Random(5);
        for (var image = 0; image < 20; image++)
        {
            var pixels = Enumerable.Range(0, 64).Select(_ => (byte)(random.Next(2) * 255)).ToArray();
            network.call(tensor(pixels.Select(p => p / 255f).ToArray()).view(1, 1, 8, 8));
            var result = new Simulator(graph).Run(pixels);
            for (var layer = 0; layer < nodes.Length; layer++)
            {
                var value = network.Value(nodes[layer]).select(1, 0);
                var expected = (value.dim() == 4 ? value.permute(0, 2, 3, 1) : value).contiguous().data<float>().ToArray();
                Assert.Equal(expected.Select(s => (int)s), result.Layers[spiking[layer].Id].SelectMany(step => step));
                Assert.Contains(expected, s => s == 1);
                Assert.Contains(expected, s => s == 0);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Integers_fit_the_declaration_and_32_bits(int membraneBits)
    {
        using var scope = NewDisposeScope();
        using var network = Network(FireCondition.Greater, ResetMode.Zero, membraneBits);
        var artifact = Artifact(network);
        var issues = new IssueSink();
        Assert.NotNull(PassList.Run(Plan.Of(Exporter.Link(network.Graph, artifact)), issues));
        Assert.DoesNotContain(issues.ToArray(), i => i.Rule.Severity == IssueSeverity.Error);
        Assert.Equal(["Down", "Mean"], artifact.Stages.Where(s => s.Branch is not null).Select(s => s.Name));
        Assert.Equal(["Second", "Dense"], artifact.Stages.Where(s => s.Neuron?.Codes is { IsCommon: true } && s.Name is not ("Stem" or "First")).Select(s => s.Name));
        Assert.Equal(artifact, ArtifactReader.Read("BranchNet", ArtifactWriter.Write(artifact), new IssueSink()));
    }

    /// <summary>A spike may differ where the potential is within the rounding of a comparison; random weights rarely come that close.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Nearly_every_spike_is_equal_where_scales_are_rounded(int membraneBits)
    {
        using var scope = NewDisposeScope();
        using var network = NetworkBuilder.Build(BranchNet.Graph(FireCondition.Greater, ResetMode.Zero, membraneBits), seed: 7);
        Trained(network);
        var graph = Exporter.Link(network.Graph, Artifact(network));
        var random = new Random(5);
        var (equal, all) = (0, 0);
        for (var image = 0; image < 30; image++)
        {
            var pixels = new byte[64];
            random.NextBytes(pixels);
            network.call(tensor(pixels.Select(p => p / 255f).ToArray()).view(1, 1, 8, 8));
            var result = new Simulator(graph).Run(pixels);
            foreach (var (neuron, node) in network.SpikingNodes.Zip(IntegerEvaluation.SpikingNodes(graph)).Where(pair => pair.Second.Name is "Join" or "Both"))
            {
                var value = network.Value(neuron).select(1, 0);
                var expected = (value.dim() == 4 ? value.permute(0, 2, 3, 1) : value).contiguous().data<float>().ToArray();
                var actual = result.Layers[node.Id].SelectMany(step => step).ToArray();
                equal += expected.Zip(actual).Count(pair => pair.First == pair.Second);
                all += actual.Length;
            }
        }
        Assert.InRange((double)equal / all, 0.995, 1);
    }

    /// <summary>Batch norms that saw a batch in training.</summary>
    private static void Trained(SpikingNetwork network)
    {
        using var _ = no_grad();
        network.train();
        for (var i = 0; i < 20; i++)
            network.call(rand(16, 1, 8, 8));
        network.eval();
    }

    /// <summary>With 12 fractional bits and multipliers up to 2^15: 1/2 becomes 2^15 / 2^4 and 3/4 becomes 24576 / 2^3, which is as
    /// fine as 2^15 allows; both offsets meet in the bias.</summary>
    [Fact]
    public void Both_scales_go_to_one_format()
    {
        ChannelParameters[] first = [new([1, -1], 0.5, 0.25), new([1, 1], 0.125, -1)];
        ChannelParameters[] second = [new([1], 0.75, 0.5), new([-1], 0.375, 0.125)];
        var folding = new CodedNeuronFolding(Neuron, 1, InputMaximum: 1, Steps: 2, Shortcuts: 0) { Branch = new BranchCurrent(second, 1) };
        var (neuron, branch) = folding.FoldSum(first);
        Assert.Equal(12, neuron.FractionalBits);
        Assert.Equal([4096, 4096], neuron.Thresholds);
        Assert.Equal([3072, -3584], neuron.Biases);
        Assert.Equal([32768, 8192], neuron.Codes!.Multipliers);
        Assert.Equal(4, neuron.Codes.Shift);
        Assert.Equal([24576, 12288], branch!.Multipliers);
        Assert.Equal(3, branch.Shift);
    }

    [Fact]
    public void A_branch_too_large_for_many_fractional_bits_gets_fewer()
    {
        ChannelParameters[] first = [new([1], 0.5, 0)];
        ChannelParameters[] second = [new([1], 64, 0)];
        var folding = new CodedNeuronFolding(Neuron, 1, InputMaximum: 1, Steps: 2, Shortcuts: 0) { Branch = new BranchCurrent(second, 1) };
        var (neuron, branch) = folding.FoldSum(first);
        Assert.Equal(9, neuron.FractionalBits);
        Assert.Equal(new BranchArtifact([32768], 0), branch);
    }

    private static SpikingNetwork Network(FireCondition fire, ResetMode reset, int membraneBits)
    {
        var network = NetworkBuilder.Build(BranchNet.Graph(fire, reset, membraneBits), seed: 1);
        ResidualNet.Set(network, seed: 3);
        network.eval();
        return network;
    }

    private static NetworkArtifact Artifact(SpikingNetwork network) => new(
        network.Graph.Name,
        DeclarationText.Lines(network.Graph.Declaration),
        [.. StageExporter.Run(network)],
        new TrainingArtifact("", 0, 0, 0, 0, 0));
}
