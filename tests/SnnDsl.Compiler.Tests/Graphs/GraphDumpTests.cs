using SnnDsl.Compiler.Graphs;
using Xunit;

namespace SnnDsl.Compiler.Tests.Graphs;

public sealed class GraphDumpTests
{
    [Fact]
    public void Float_graph_shows_every_layer_with_its_inferred_shape()
    {
        string expected = """
            float graph TinyNet, 2 time steps
            %0: Image 6x6x1 = Input()
            %1: Current 6x6x3 = Encoder.Conv2d [3 channels, kernel 3, stride 1, padding 1, 8 bit symmetric](%0)
            %2: Current 6x6x3 = Encoder.BatchNorm(%1)
            %3: Spikes 6x6x3 = Encoder.Lif [decay Half, threshold 1, reset Zero, fire Greater](%2)
            %4: Spikes 3x3x3 = Encoder.MaxPool [size 2, stride 2](%3)
            %5: Current 2x2x5 = Features.Conv2d [5 channels, kernel 2, stride 1, padding 0, 4 bit odd](%4)
            %6: Spikes 2x2x5 = Features.Lif [decay Half, threshold 1, reset Zero, fire Greater](%5)
            %7: Counts 1x1x5 = Features.AveragePool [size 2, stride 2](%6)
            %8: Counts 5 = Classifier.Flatten(%7)
            %9: Current 3 = Classifier.Linear [3 outputs, 8 bit symmetric, bias](%8)
            %10: Scores 3 = Classifier.MeanOverTime(%9)

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, GraphDump.Write(TestNetwork.Graph(TestNetwork.Convolutional)));
    }

    [Fact]
    public void Integer_graph_shows_fused_stages_and_the_largest_element()
    {
        string expected = """
            integer graph TinyNet, 2 time steps
            %0: max 255 6x6x1 = Input()
            %1: max 1 6x6x3 = Encoder [kernel 3x3, stride 1, padding 1, 27 weights, 8 bit symmetric] [decay Half, reset Zero, fire Greater, 2 fractional bits](%0)
            %2: max 1 3x3x3 = Encoder.MaxPool [or size 2, stride 2](%1)
            %3: max 1 2x2x5 = Features [kernel 2x2, stride 1, padding 0, 60 weights, 4 bit odd] [decay Half, reset Zero, fire Greater, 2 fractional bits](%2)
            %4: max 4 1x1x5 = Features.AveragePool [count size 2, stride 2](%3)
            %5: max 0 3 = Classifier [linear, 15 weights, 8 bit symmetric](%4)

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, GraphDump.Write(TestNetwork.Link(TestNetwork.Convolutional)));
    }
}
