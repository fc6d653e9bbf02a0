using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Tests;
using Xunit;

namespace SnnDsl.Generator.Tests.Harness;

/// <summary>Source texts of networks and artifacts that fit them.</summary>
internal static class Sources
{
    /// <summary>The stages of <see cref="Valid"/>.</summary>
    public const string ValidStages = """
            [Conv2d(4, Padding = 1), BatchNorm, Lif, MaxPool(2)]
            public partial Stage Encoder { get; }

            [Conv2d(8, Padding = 1, WeightBits = 4), BatchNorm, Lif(Reset = ResetMode.Subtract), AvgPool(2)]
            public partial Stage Features { get; }

            [Linear(3)]
            public partial Stage Classifier { get; }
        """;

    /// <summary>A network without errors.</summary>
    public static string Valid { get; } = Network(ValidStages);

    /// <summary>The stages of <see cref="Graph"/>.</summary>
    public const string GraphStages = """
            [Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1), Lif] public partial Stage Middle { get; }
            [Linear(3)] public partial Synapse Last { get; }
        """;

    /// <summary>The stages of <see cref="Residual"/>.</summary>
    public const string ResidualStages = """
            [Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1, WeightBits = 4), BatchNorm] public partial Synapse Weights { get; }
            [Lif] public partial Neuron Join { get; }
            [Conv2d(6, Stride = 2, Padding = 1)] public partial Synapse More { get; }
            [If] public partial Neuron Other { get; }
            [Linear(3)] public partial Synapse Last { get; }
        """;

    /// <summary>A residual block that can change channels and size.</summary>
    public const string BasicBlock = """

        [Block]
        public partial class BasicBlock(int channels, int stride = 1)
        {
            [Conv2d(nameof(channels), Stride = nameof(stride), Padding = 1), BatchNorm, Lif] public partial Stage First { get; }
            [Conv2d(nameof(channels), Padding = 1), BatchNorm] public partial Synapse Second { get; }
            [Lif] public partial Neuron Join { get; }
            public Spikes Forward(Spikes x) { Current main = Second(First(x)); return Join(main + x.OptionA(main)); }
        }

        """;

    /// <summary>A chain, written as Forward.</summary>
    public static string Graph { get; } =
        Network(GraphStages + "public Current Forward(Signal image) => Last(Middle(Stem(image)));");

    /// <summary>A network with two shortcuts.</summary>
    public static string Residual { get; } = Network(ResidualStages + """
            public Current Forward(Signal image)
            {
                Spikes x = Stem(image);
                x = Join(Weights(x) + x);
                Current more = More(x);
                return Last(Other(more + x.OptionA(more)));
            }
        """);

    /// <summary>A chain with blocks as links.</summary>
    public static string Blocks { get; } = Network("""
            [Conv2d(4, Padding = 1), BatchNorm, Lif] public partial Stage Stem { get; }
            [Arguments(4)] public partial BasicBlock Wide { get; }
            [Arguments(8, 2)] public partial BasicBlock Down { get; }
            [GlobalAvgPool] public partial Stage Pool { get; }
            [Linear(3)] public partial Synapse Last { get; }
        """) + BasicBlock;

    /// <summary>Blocks in blocks, with Forward, a shared stage and pruning.</summary>
    public static string Nested { get; } = Network("""
            [Conv2d(4, Padding = 1), BatchNorm, Lif] public partial Stage Stem { get; }
            [Arguments(4, 2, 0.25)] public partial Pair First { get; }
            [Shared, Conv2d(4, Padding = 1), BatchNorm, Lif] public partial Stage Again { get; }
            [Linear(3)] public partial Synapse Last { get; }
            public Current Forward(Signal image)
            {
                var x = Stem(image);
                x = First.Forward(x);
                x = Again(Again(x));
                return Last((x));
            }
        """) + BasicBlock + """
        [Block]
        public partial class Pair(int channels, int stride = 1, double prune = 0)
        {
            [Arguments(nameof(channels), nameof(stride))] public partial BasicBlock Down { get; }
            [Arguments(nameof(channels))] public partial BasicBlock Same { get; }
            [Conv2d(nameof(channels), Padding = 1), Lif, Prune(nameof(prune))] public partial Stage Thin { get; }
            [Conv2d(4, Padding = 1), Lif] public partial Stage Wide { get; }
        }

        """;

    /// <summary>A chain with a residual.</summary>
    public static string Transformer { get; } = Network("""
            [Conv2d(4, Padding = 1), BatchNorm, Lif, MaxPool(3, Stride = 2, Padding = 1)] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1, WeightBits = 1), BatchNorm] public partial Stage Tokens { get; }
            [ReversibleBlock(Depth = 2), BinaryAttention(2), SpikingMlp(2)] public partial Stage Blocks { get; }
            [AveragedHeads(3)] public partial Stage Last { get; }
        """);

    /// <summary>The same residual, written as Forward.</summary>
    public static string TransformerGraph { get; } = Network("""
            [Conv2d(4, Padding = 1), BatchNorm, Lif, MaxPool(3, Stride = 2, Padding = 1)] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1, WeightBits = 1), BatchNorm] public partial Synapse Tokens { get; }
            [ReversibleBlock(Depth = 2), BinaryAttention(2), SpikingMlp(2)] public partial ResidualStage Blocks { get; }
            [AveragedHeads(3)] public partial Branch Last { get; }
            public Current Forward(Signal image) => Last(Blocks(Tokens(Stem(image)).ToResidual()));
        """);

    /// <summary>The same residual with its blocks written out: a tokenizer, and a block of branches.</summary>
    public static string TransformerBlocks { get; } = Network("""
            [Conv2d(4, Padding = 1), BatchNorm, Lif, MaxPool(3, Stride = 2, Padding = 1)] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1, WeightBits = 1), BatchNorm] public partial Synapse Tokens { get; }
            [Arguments(2, 2)] public partial Encoder Blocks1 { get; }
            [Arguments(2)] public partial Encoder Blocks2 { get; }
            [AveragedHeads(3)] public partial Branch Last { get; }
            public Current Forward(Signal image)
            {
                var x = Tokens(Stem(image)).ToResidual();
                x = Blocks1.Forward(x);
                return Last(Blocks2.Forward(x));
            }
        """) + Encoder;

    /// <summary>A reversible block of two branches.</summary>
    public const string Encoder = """

        [Block]
        public partial class Encoder(int heads, int ratio = 2)
        {
            [BinaryAttention(nameof(heads))] public partial Branch Attention { get; }
            [SpikingMlp(nameof(ratio))] public partial Branch Mlp { get; }
            public Residual Forward(Residual x)
            {
                x = x.Average(Attention(x));
                return x.Average(Mlp(x));
            }
        }

        """;

    /// <summary>A network of stages, with an input of 8x8x1.</summary>
    public static string Network(
        string stages, string name = "Net", string network = "SpikingNetwork(TimeSteps = 2)", string input = "[Input(8, 8, 1)]") => $$"""
        using SnnDsl;

        namespace Test;

        [{{network}}]
        {{input}}
        public partial class {{name}}
        {
        {{stages}}
        }

        """;

    /// <summary>Random trained parameters for the only network of a source text.</summary>
    public static NetworkArtifact Train(string source, int seed = 1)
    {
        ClassModel model = Assert.Single(GeneratorRun.Of(source).Values<NetworkModel>(Steps.Models)).Class;
        FloatGraph graph = NetworkCompiler.Check(model, new IssueSink()) ?? throw new InvalidOperationException("The network has errors.");
        return TestArtifacts.Random(graph, seed);
    }

    /// <summary>Random trained parameters as text.</summary>
    public static string TrainText(string source, int seed = 1) => ArtifactWriter.Write(Train(source, seed));
}
