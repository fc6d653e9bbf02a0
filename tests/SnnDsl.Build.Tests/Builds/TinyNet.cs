using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Build.Tests.Builds;

/// <summary>A network of two small layers, as a user writes it and as training would leave it.</summary>
internal static class TinyNet
{
    /// <summary>The class.</summary>
    public static string Source(string name = "TinyNet") => $$"""
        using SnnDsl;

        namespace Example;

        [SpikingNetwork(TimeSteps = 2), Input(8)]
        public partial class {{name}}
        {
            [Linear(4), Lif]
            public partial Stage Hidden { get; }

            [Linear(2)]
            public partial Stage Classifier { get; }
        }

        """;

    /// <summary>The trained parameters, with every hidden weight the same.</summary>
    public static string Artifact(string name = "TinyNet", int weight = 5)
    {
        var lif = new NeuronDeclaration(new NeuronRule(Decay.Half, 1.0, ResetMode.Zero, FireCondition.Greater), 0);
        var declaration = new NetworkDeclaration(
            name, 2, TensorShape.Flat(8), Budget: null,
            [
                new StageDeclaration("Hidden", [new LinearDeclaration(4, 8, 0), lif], 0),
                new StageDeclaration("Classifier", [new LinearDeclaration(2, 8, 0)], 0),
            ]);
        return ArtifactWriter.Write(new NetworkArtifact(
            name,
            DeclarationText.Lines(declaration),
            [
                new StageArtifact("Hidden", WeightFormat.Symmetric8, Repeat(weight, 32), new NeuronArtifact(2, Repeat(40, 4), Repeat(0, 4), 0.1), null),
                new StageArtifact("Classifier", WeightFormat.Symmetric8, Repeat(-3, 8), null, new ReadOutArtifact(Repeat(1, 2), Repeat(0, 2))),
            ],
            new TrainingArtifact("test", 1, 1, 1, 1, 1)));
    }

    private static EquatableArray<int> Repeat(int value, int count) => Enumerable.Repeat(value, count).ToEquatableArray();
}
