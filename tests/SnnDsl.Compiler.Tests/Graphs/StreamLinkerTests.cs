using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Compiler.Tests.Graphs;

/// <summary>Spiking transformers from the declaration to the integer graph.</summary>
public sealed class StreamLinkerTests
{
    [Fact]
    public void A_transformer_is_fused_and_names_its_states()
    {
        string expected = """
            integer graph TinyFormer, 3 time steps
            %0: max 255 6x6x1 = Input()
            %1: max 1 6x6x8 = Stem [kernel 3x3, stride 1, padding 1, 72 weights, 8 bit symmetric] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%0)
            %2: max 1 3x3x8 = Stem.MaxPool [or size 3, stride 2, padding 1](%1)
            %3: state 3x3x15 = Embed [kernel 3x3, stride 1, padding 1, 1080 weights, 1 bit odd](%2)
            %4: max 1 3x3x15 = Near.Listen [decay Half, threshold 32, reset Zero, fire GreaterOrEqual](%3)
            %5: max 1 3x3x15 = Near.Query [kernel 1x1, stride 1, padding 0, 225 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%4)
            %6: max 1 3x3x15 = Near.Key [kernel 1x1, stride 1, padding 0, 225 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%4)
            %7: max 1 3x3x15 = Near.Value [kernel 1x1, stride 1, padding 0, 225 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%4)
            %8: max 1 3x3x15 = Near.Map [3 heads, QueryKey](%5, %6, %7)
            %9: state 3x3x15 = Near.Project [kernel 1x1, stride 1, padding 0, 225 weights, 1 bit odd](%8, %3, %3)
            %10: max 1 3x3x15 = Mix.Listen [decay Half, threshold 32, reset Zero, fire GreaterOrEqual](%9)
            %11: max 1 3x3x30 = Mix.Expand [kernel 1x1, stride 1, padding 0, 450 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%10)
            %12: state 3x3x15 = Mix.Contract [kernel 1x1, stride 1, padding 0, 450 weights, 1 bit odd](%11, %3, %9)
            %13: max 1 3x3x15 = Plain.Listen [decay Half, threshold 32, reset Zero, fire GreaterOrEqual](%12)
            %14: state 3x3x15 = Plain.Project [kernel 1x1, stride 1, padding 0, 225 weights, 4 bit odd](%13, %12)
            %15: max 1 3x3x15 = Down.Listen [decay Half, threshold 32, reset Zero, fire GreaterOrEqual](%14)
            %16: max 4 2x2x15 = Down.Listen.AveragePool [count size 2, stride 1](%15)
            %17: state 2x2x16 = Down.Embed [kernel 3x3, stride 1, padding 1, 2160 weights, 2 bit odd](%16)
            %18: max 1 2x2x16 = Far.Listen [decay Half, threshold 32, reset Zero, fire GreaterOrEqual](%17)
            %19: max 1 2x2x16 = Far.Query [kernel 1x1, stride 1, padding 0, 256 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%18)
            %20: max 1 2x2x16 = Far.Key [kernel 1x1, stride 1, padding 0, 256 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%18)
            %21: max 1 2x2x16 = Far.Value [kernel 1x1, stride 1, padding 0, 256 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%18)
            %22: max 1 2x2x16 = Far.Map [2 heads, KeyValue](%19, %20, %21)
            %23: state 2x2x16 = Far.Project [kernel 1x1, stride 1, padding 0, 256 weights, 1 bit odd](%22, %17)
            %24: max 1 2x2x16 = Last.Listen [decay Half, threshold 32, reset Zero, fire GreaterOrEqual](%23)
            %25: max 1 2x2x16 = Last.Expand [kernel 1x1, stride 1, padding 0, 256 weights, 1 bit odd] [decay Half, reset Zero, fire GreaterOrEqual, 2 fractional bits](%24)
            %26: state 2x2x16 = Last.Contract [kernel 1x1, stride 1, padding 0, 256 weights, 1 bit odd](%25, %17, %23)
            %27: max 0 3 = Classifier [heads, 96 weights](%23, %26)

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, GraphDump.Write(TestNetwork.Link(TestNetwork.Transformer)));
    }

    [Fact]
    public void States_and_attention_bring_no_shortcuts()
    {
        IntegerGraph graph = TestNetwork.Link(TestNetwork.Transformer);
        Assert.All(graph.Nodes, node => Assert.Empty(graph.Shortcuts(node)));
        Assert.Equal([3, 9], graph.States(graph.Nodes[12]).Select(n => n.Id));
        Assert.Empty(graph.States(graph.Nodes[3]));
        Assert.Empty(graph.States(graph.Nodes[8]));
    }

    /// <summary>In units of the stream; what a state cannot reach may be cut.</summary>
    [Theory]
    [InlineData(2.0, 4, 32)]
    [InlineData(0.5, 0, 1)]
    [InlineData(0.45, 0, 1)]
    [InlineData(0.47, 4, 8)]
    [InlineData(1.5, 0, 2)]
    [InlineData(2.5, 0, 3)]
    [InlineData(1e30, 12, 1 << 28)]
    public void Thresholds_on_a_stream_are_rounded(double threshold, int fractionalBits, int expected)
    {
        NetworkDeclaration declaration = TestNetwork.Transformer with
        {
            Stages = [.. TestNetwork.Transformer.Stages.Select(s => s.Name == "Mix.Listen"
                ? s with { Layers = [new NeuronDeclaration(new NeuronRule(Decay.Half, threshold, ResetMode.Zero, FireCondition.Greater), 0)] }
                : s)],
        };
        NetworkArtifact artifact = TestNetwork.Artifact(declaration) with { StreamFractionalBits = fractionalBits };
        IntegerGraph graph = Linker.Run(TestNetwork.Graph(declaration), artifact, new IssueSink())!;
        Assert.Equal(expected, ((ResidualNeuronOperation)graph.Nodes.Single(n => n.Name == "Mix.Listen").Operation).Threshold);
    }

    public static TheoryData<string, string> BrokenArtifacts => new()
    {
        { "no attentions", "the list of attentions has 0 values, the declaration needs 2" },
        { "third attention", "the list of attentions has 3 values, the declaration needs 2" },
        { "attentions in another order", "the attention 'Far.Map' is missing or is not that of 'Near.Map'" },
        { "a gain less", "lambda of 'Near.Map' has 8 values, the declaration needs 9" },
        { "no heads", "the object 'heads' is missing or is not that of 'Classifier'" },
        { "heads of another stage", "the object 'heads' of 'Scores' is missing or is not that of 'Classifier'" },
        { "a weight of the heads less", "weights of the heads has 95 values, the declaration needs 96" },
        { "a bias of the heads more", "biases of the heads has 4 values, the declaration needs 3" },
        { "Embed as a branch", "the scale of stage 'Embed' is missing or is not a set of current multipliers and stream biases" },
        { "Embed with thresholds", "the scale of stage 'Embed' is missing or is not a set of current multipliers and stream biases" },
        { "Stem as a stream", "the scale of stage 'Stem' is missing or is not one without stream biases" },
        { "a multiplier less", "current multipliers of stage 'Embed' has 14 values, the declaration needs 15" },
        { "a stream bias less", "stream biases of stage 'Embed' has 14 values, the declaration needs 15" },
        { "a weight less", "weights of stage 'Embed' has 1079 values, the declaration needs 1080" },
    };

    [Theory]
    [MemberData(nameof(BrokenArtifacts))]
    public void An_artifact_that_does_not_fit_is_refused(string how, string message)
    {
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Transformer);
        var issues = new IssueSink();
        Assert.Null(Linker.Run(TestNetwork.Graph(TestNetwork.Transformer), Break(artifact, how), issues));
        Assert.Contains(message, Assert.Single(issues.ToArray()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attention", "the list of attentions has 1 values, the declaration needs 0")]
    [InlineData("heads", "the object 'heads' is that of 'Classifier', allowed is absent: the network has no heads")]
    [InlineData("stream", "the scale of stage 'Encoder' is missing or is not one without stream biases")]
    public void A_network_without_streams_takes_none_of_it(string what, string message)
    {
        NetworkArtifact former = TestNetwork.Artifact(TestNetwork.Transformer);
        NetworkArtifact artifact = TestNetwork.Artifact(TestNetwork.Convolutional);
        artifact = what switch
        {
            "attention" => artifact with { Attentions = [former.Attentions[0]] },
            "heads" => artifact with { Heads = former.Heads },
            _ => artifact with { Stages = [.. artifact.Stages.Select((s, i) => i == 0 ? s with { Stream = former.Stages[1].Stream } : s)] },
        };
        var issues = new IssueSink();
        Assert.Null(Linker.Run(TestNetwork.Graph(TestNetwork.Convolutional), artifact, issues));
        Assert.Contains(message, Assert.Single(issues.ToArray()).Message, StringComparison.Ordinal);
    }

    private static NetworkArtifact Break(NetworkArtifact artifact, string how)
    {
        AttentionArtifact[] attentions = [.. artifact.Attentions];
        HeadsArtifact heads = artifact.Heads!;
        StageArtifact stem = artifact.Stages[0];
        StageArtifact embed = artifact.Stages[1];
        StreamArtifact stream = embed.Stream!;
        NetworkArtifact With(StageArtifact stage) => artifact with { Stages = [.. artifact.Stages.Select(s => s.Name == stage.Name ? stage : s)] };
        return how switch
        {
            "no attentions" => artifact with { Attentions = [] },
            "third attention" => artifact with { Attentions = [.. attentions, attentions[0]] },
            "attentions in another order" => artifact with { Attentions = [attentions[1], attentions[0]] },
            "a gain less" => artifact with { Attentions = [attentions[0] with { Lambda = [.. attentions[0].Lambda.Skip(1)] }, attentions[1]] },
            "no heads" => artifact with { Heads = null },
            "heads of another stage" => artifact with { Heads = heads with { Stage = "Scores" } },
            "a weight of the heads less" => artifact with { Heads = heads with { Weights = [.. heads.Weights.Skip(1)] } },
            "a bias of the heads more" => artifact with { Heads = heads with { Biases = [.. heads.Biases, 1] } },
            "Embed as a branch" => With(embed with { Stream = null, Branch = stream.Scale }),
            "Embed with thresholds" => With(embed with { Neuron = stem.Neuron }),
            "Stem as a stream" => With(stem with { Stream = stream }),
            "a multiplier less" => With(embed with { Stream = stream with { Scale = stream.Scale with { Multipliers = [.. stream.Scale.Multipliers.Skip(1)] } } }),
            "a stream bias less" => With(embed with { Stream = stream with { Biases = [.. stream.Biases.Skip(1)] } }),
            _ => With(embed with { Weights = [.. embed.Weights.Skip(1)] }),
        };
    }
}
