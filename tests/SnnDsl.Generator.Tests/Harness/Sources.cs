using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Emission;
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
