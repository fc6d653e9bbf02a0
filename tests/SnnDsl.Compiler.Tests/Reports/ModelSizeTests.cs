using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Reports;
using Xunit;

namespace SnnDsl.Compiler.Tests.Reports;

public sealed class ModelSizeTests
{
    /// <summary>6x6x1 -> conv 3 of 3 channels, batch norm -> conv 2 of 5 channels -> 1x1x5 -> 3 classes.</summary>
    private static ParameterCounts Counts => ParameterCounts.Of(TestNetwork.Graph(TestNetwork.Convolutional));

    [Fact]
    public void Parameters_are_counted_by_how_they_are_stored()
    {
        Assert.Equal(["Encoder", "Features", "Classifier"], Counts.Layers.Select(layer => layer.Stage));
        Assert.Equal([27, 60, 18], Counts.Layers.Select(layer => layer.Total));
        Assert.Equal((105, 60, 6, 27 + 18 + 6), (Counts.Total, Counts.Hidden, Counts.BatchNorm, Counts.InFloat));
    }

    [Fact]
    public void A_papers_size_has_the_ends_in_floating_point()
    {
        Assert.Equal(((60 * 4 / 8) + (4 * 51)) / 1e6, ModelSize.PaperMegabytes(Counts), 12);
        Assert.Equal(((60 * 2 / 8) + (4 * 51)) / 1e6, ModelSize.PaperMegabytes(Counts, hiddenBits: 2), 12);
        Assert.Equal(4 * 111 / 1e6, ModelSize.FloatMegabytes(Counts), 12);
    }

    [Fact]
    public void A_size_with_quantized_ends_has_8_bits_there()
    {
        Assert.Equal((27 + (60 * 4 / 8) + 15) / 1e6, ModelSize.QuantizedMegabytes(Counts), 12);
        Assert.Equal((27 + (60 * 4 / 8) + 15 + (4 * (6 + 3))) / 1e6, ModelSize.QuantizedMegabytes(Counts, withFloats: true), 12);
    }

    [Theory]
    [InlineData(10, "1.58", "1.62")]
    [InlineData(100, "1.62", "1.67")]
    public void ResNet19_has_the_size_of_QSNN(int classes, string weights, string withFloats)
    {
        ParameterCounts counts = ResNet19(classes);
        Assert.Equal(12550144, counts.Hidden);
        Assert.Equal(weights, FormattableString.Invariant($"{ModelSize.QuantizedMegabytes(counts):F2}"));
        Assert.Equal(withFloats, FormattableString.Invariant($"{ModelSize.QuantizedMegabytes(counts, withFloats: true):F2}"));
    }

    [Fact]
    public void The_targets_weights_are_those_of_the_compiled_network()
    {
        long weights = Counts.Layers.Sum(layer => layer.TargetWeightBytes());
        Assert.Equal(TestNetwork.Compile(TestNetwork.Convolutional).WeightBytes, weights);
        Assert.Equal((3 * 12) + (12 * 8) + (5 * 3), weights); // 9 bytes fill 3 words, 5 codes of 4 bits a group's 8 bytes
        Assert.Equal(weights + (8 * (3 + 3)) + 64, ModelSize.TargetBytes(Counts));
        Assert.True(TestNetwork.Compile(TestNetwork.Convolutional).ConstantBytes <= ModelSize.TargetBytes(Counts));
    }

    [Fact]
    public void Heads_are_two_read_outs()
    {
        ParameterCounts counts = ParameterCounts.Of(TestNetwork.Graph(TestNetwork.Transformer));
        LayerParameters[] heads = [.. counts.Layers.Where(layer => layer.Stage == "Classifier")];
        Assert.Equal(2, heads.Length);
        Assert.All(heads, head => Assert.Equal((16 * 3, (16 * 3) + 3, false), (head.Weights, head.Total, head.IsHidden)));
        Compiler.Passes.Plan plan = TestNetwork.Compile(TestNetwork.Transformer);
        Assert.Equal(plan.WeightBytes, counts.Layers.Sum(layer => layer.TargetWeightBytes()));
        Assert.True(plan.ConstantBytes <= ModelSize.TargetBytes(counts));
    }

    [Fact]
    public void Pruned_channels_are_not_counted()
    {
        FloatGraph pruned = FloatGraphBuilder.Run(TestNetwork.Convolutional, [new KeptChannels("Encoder", 2)], new IssueSink())!;
        Assert.Equal([18, 40, 18], ParameterCounts.Of(pruned).Layers.Select(layer => layer.Total));
        Assert.Equal(4, ParameterCounts.Of(pruned).BatchNorm);
    }

    [Fact]
    public void What_is_shared_is_counted_once()
    {
        NetworkDeclaration declaration = TestNetwork.Convolutional with
        {
            Stages =
            [
                new StageDeclaration("Encoder", [TestNetwork.Conv(4, 3, 1, 1, 8), TestNetwork.Lif()], 0),
                new StageDeclaration("Again", [TestNetwork.Conv(4, 3, 1, 1, 4), new BatchNormDeclaration(0), TestNetwork.Lif()], 0) { IsShared = true },
                new StageDeclaration("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
            ],
            Forward =
            [
                new ApplyStep("Encoder", 0, [], 0), new ApplyStep("Again", 1, [], 0), new ApplyStep("Again", 2, [], 0), new ApplyStep("Classifier", 3, [], 0),
            ],
        };
        ParameterCounts counts = ParameterCounts.Of(TestNetwork.Graph(declaration));
        Assert.Equal([36, 144, (144 * 3) + 3], counts.Layers.Select(layer => layer.Total));
        Assert.Equal(8, counts.BatchNorm);
    }

    /// <summary>Both heads count, and a gain per head and time step: 16 bits on the target, floating point in a paper.</summary>
    [Fact]
    public void Heads_and_gains_of_transformers_are_counted()
    {
        FloatGraph graph = TestNetwork.Graph(TestNetwork.Transformer);
        ParameterCounts counts = ParameterCounts.Of(graph);
        Assert.Equal(3 * (3 + 2), counts.Gains);
        Assert.Equal(["Classifier", "Classifier"], counts.Layers.TakeLast(2).Select(layer => layer.Stage));
        Assert.Equal([(16 * 3) + 3, (16 * 3) + 3], counts.Layers.TakeLast(2).Select(layer => layer.Total));
        Assert.Equal(counts.Total + counts.BatchNorm + 15, counts.All);
        Assert.Equal(counts.All - counts.Hidden, counts.InFloat);
        Assert.Equal(4 * counts.All / 1e6, ModelSize.FloatMegabytes(counts), 12);
        Assert.True(TestNetwork.Compile(TestNetwork.Transformer).ConstantBytes <= ModelSize.TargetBytes(counts));
    }

    /// <summary>Q-SNN's ResNet19 on CIFAR: 8 bits in the 3x3 convolution of colours and in the read-out, blocks of two 3x3 convolutions with signs
    /// of 3 x 128, 3 x 256 and 2 x 512 channels, a 1x1 convolution with signs where the channels change.</summary>
    private static ParameterCounts ResNet19(int classes)
    {
        WeightFormat signs = new(1, WeightGrid.Odd);
        List<LayerParameters> layers = [new("Stem", 3 * 9, 128, HasBias: false, WeightFormat.Symmetric8)];
        int channels = 128;
        foreach (int width in new[] { 128, 128, 128, 256, 256, 256, 512, 512 })
        {
            layers.Add(new("First", channels * 9, width, HasBias: false, signs));
            layers.Add(new("Second", width * 9, width, HasBias: false, signs));
            if (width != channels)
            {
                layers.Add(new("Shortcut", channels, width, HasBias: false, signs));
            }

            channels = width;
        }

        int norms = layers.Sum(layer => layer.Outputs);
        layers.Add(new("Classifier", channels, classes, HasBias: true, WeightFormat.Symmetric8));
        return new ParameterCounts([.. layers], BatchNorm: 2 * norms);
    }
}
