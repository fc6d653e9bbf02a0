using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>What properties on a residual become.</summary>
public sealed class TransformerTests
{
    private const string Blocks = "[ReversibleBlock(Depth = 2), BinaryAttention(2), SpikingMlp(2)]";

    /// <summary>The residual of <see cref="Sources.Transformer"/> in other words.</summary>
    public static TheoryData<string> Writings => new()
    {
        Sources.TransformerGraph,
        Sources.TransformerBlocks,
        Sources.TransformerBlocks.Replace("x = x.Average(Attention(x));", "var first = (x).Average(this.Attention.Invoke(x)); x = first;"),
        Sources.Transformer.Replace("Stage Blocks", "ResidualStage Blocks").Replace("Stage Last", "Branch Last").Replace("Stage Tokens", "Synapse Tokens"),
        Sources.Transformer.Replace("Depth = 2", "Depth = 2, Shortcut = ResidualShortcut.Average").Replace("BinaryAttention(2)", "BinaryAttention(2, Order = AttentionOrder.QueryKey, WeightBits = 1)"),
        Sources.Network("""
            [Conv2d(4, Padding = 1), BatchNorm, Lif, MaxPool(3, Stride = 2, Padding = 1)] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1, WeightBits = 1), BatchNorm] public partial Stage Tokens { get; }
            [Arguments(2)] public partial Encoder Blocks1 { get; }
            [Arguments(2)] public partial Encoder Blocks2 { get; }
            [AveragedHeads(3)] public partial Stage Last { get; }
        """) + Sources.Encoder,
    };

    [Theory]
    [MemberData(nameof(Writings))]
    public void The_same_stream_in_other_words_is_the_same_declaration_and_the_same_C(string source)
    {
        NetworkDeclaration expected = Declaration(Sources.Transformer);
        NetworkDeclaration same = Declaration(source);
        Assert.Equal(DeclarationText.Lines(expected), DeclarationText.Lines(same));
        Assert.Equal(Fingerprint.Of(DeclarationText.Lines(expected)), Fingerprint.Of(DeclarationText.Lines(same)));
        GeneratorRun.Of(source).AssertCompiles();
        string artifact = Sources.TrainText(Sources.Transformer);
        EquatableArray<GeneratedFile> files = NetworkCompiler.Compile(Model(Sources.Transformer), artifact).Files;
        Assert.Equal(2, files.Count);
        Assert.Equal(files, NetworkCompiler.Compile(Model(source), artifact).Files);
    }

    [Fact]
    public void Blocks_become_stages_and_steps()
    {
        NetworkDeclaration declaration = Declaration(Sources.Transformer.Replace("Depth = 2", "Depth = 1"));
        Assert.Equal(
            [
                "Stem", "Tokens",
                "Blocks1.Attention.Listen", "Blocks1.Attention.Query", "Blocks1.Attention.Key", "Blocks1.Attention.Value", "Blocks1.Attention.Map", "Blocks1.Attention.Project",
                "Blocks1.Mlp.Listen", "Blocks1.Mlp.Expand", "Blocks1.Mlp.Contract",
                "Last",
            ],
            declaration.Stages.Select(s => s.Name));
        Assert.Equal(
            [
                "value 1: Stem of 0", "value 2: Tokens of 1", "value 3: stream of current 2",
                "value 4: Blocks1.Attention.Listen of 3", "value 5: Blocks1.Attention.Query of 4", "value 6: Blocks1.Attention.Key of 4",
                "value 7: Blocks1.Attention.Value of 4", "value 8: Blocks1.Attention.Map of 5, 6 and 7", "value 9: Blocks1.Attention.Project of 8",
                "value 10: stream of current 9 + mean of 3 and 3",
                "value 11: Blocks1.Mlp.Listen of 10", "value 12: Blocks1.Mlp.Expand of 11", "value 13: Blocks1.Mlp.Contract of 12",
                "value 14: stream of current 13 + mean of 3 and 10",
                "value 15: Last of 10 and 14",
            ],
            DeclarationText.Lines(declaration).Where(line => line.StartsWith("value ", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_ordinary_residual_joins_the_newest_state()
    {
        string plain = Sources.Transformer.Replace("Depth = 2", "Shortcut = ResidualShortcut.Plain");
        string added = Sources.TransformerBlocks
            .Replace("[Arguments(2)] public partial Encoder Blocks2 { get; }", "").Replace("return Last(Blocks2.Forward(x));", "return Last(x);")
            .Replace("x.Average(Attention(x))", "x + Attention(x)").Replace("x.Average(Mlp(x))", "Mlp(x) + x");
        Assert.Equal([[3], [10]], Declaration(plain).Steps.OfType<JoinStep>().Skip(1).Select(j => j.States.ToArray()));
        Assert.Equal(DeclarationText.Lines(Declaration(plain)), DeclarationText.Lines(Declaration(added)));
    }

    [Fact]
    public void A_stream_may_be_used_any_number_of_times()
    {
        NetworkDeclaration declaration = Declaration(Sources.Network("""
            [Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }
            [Conv2d(4, Padding = 1)] public partial Synapse Tokens { get; }
            [BinaryAttention(2)] public partial Branch Near { get; }
            [BinaryAttention(1, Order = AttentionOrder.KeyValue, WeightBits = 4)] public partial Branch Far { get; }
            [Lif, MaxPool(2)] public partial Neuron Listen { get; }
            [Linear(3)] public partial Synapse Scores { get; }
            public Current Forward(Signal image)
            {
                Residual x = Tokens(Stem(image)).ToResidual();
                Residual y = x.Average(Near(x)) + Far(x);
                return Scores(Listen(y));
            }
        """));
        Assert.Equal([[], [3, 3], [10]], declaration.Steps.OfType<JoinStep>().Select(j => j.States.ToArray()));
        Assert.Equal(2, declaration.Steps.OfType<AttentionStep>().Count());
        Assert.Equal(new AttentionDeclaration(1, AttentionOrder.KeyValue, 0), (AttentionDeclaration)declaration.Stage("Far.Map").Layers[0] with { Element = 0 });
        Assert.Equal(4, declaration.Stage("Far.Project").Synapse.WeightBits);
        Assert.Equal(Decay.Half, declaration.Stage("Listen").Neuron!.Rule.Decay);
        Assert.NotNull(FloatGraphBuilder.Run(declaration, new IssueSink()));
    }

    /// <summary>Neurons halve their input and fire at 1: in doubled form they fire at 2.</summary>
    [Fact]
    public void Neurons_on_streams_have_the_doubled_threshold()
    {
        StageDeclaration[] stages = [.. Declaration(Sources.Transformer).Stages.Where(s => s.Name.StartsWith("Blocks", StringComparison.Ordinal) && s.Neuron is not null)];
        Assert.Equal(12, stages.Length);
        Assert.All(stages, s => Assert.Equal(new NeuronDeclaration(new NeuronRule(Decay.Half, 2, ResetMode.Zero, FireCondition.GreaterOrEqual), 0), s.Neuron! with { Element = 0 }));
    }

    /// <summary>Every setting is part of what parameters are trained for.</summary>
    [Theory]
    [InlineData("Depth = 2", "Depth = 3")]
    [InlineData("Depth = 2", "Depth = 2, Shortcut = ResidualShortcut.Plain")]
    [InlineData("BinaryAttention(2)", "BinaryAttention(4)")]
    [InlineData("BinaryAttention(2)", "BinaryAttention(2, Order = AttentionOrder.KeyValue)")]
    [InlineData("BinaryAttention(2)", "BinaryAttention(2, WeightBits = 2)")]
    [InlineData("SpikingMlp(2)", "SpikingMlp(3)")]
    [InlineData("SpikingMlp(2)", "SpikingMlp(2, WeightBits = 8)")]
    [InlineData("AveragedHeads(3)", "AveragedHeads(4)")]
    [InlineData("MaxPool(3, Stride = 2, Padding = 1)", "MaxPool(2)")]
    [InlineData("Stride = 2, Padding = 1)", "Stride = 2)")]
    public void Every_setting_is_in_the_fingerprint(string from, string to)
    {
        string changed = Sources.Transformer.Replace(from, to);
        Assert.NotEqual(Sources.Transformer, changed);
        Assert.NotEqual(Fingerprint.Of(DeclarationText.Lines(Declaration(Sources.Transformer))), Fingerprint.Of(DeclarationText.Lines(Declaration(changed))));
    }

    /// <summary>A block that is a chain has a Forward of the types that its ends need.</summary>
    [Theory]
    [InlineData("[Conv2d(4, Padding = 1), Lif] public partial Stage A { get; } [Conv2d(4)] public partial Stage B { get; } " + Blocks + " public partial Stage C { get; }", "Residual", "Signal", "Part.Forward(image)")]
    [InlineData(Blocks + " public partial Stage A { get; } public partial Inner B { get; }", "Residual", "Residual", "Part.Forward(Tokens(Stem(image)).ToResidual())")]
    [InlineData("public partial Inner A { get; } [Lif] public partial Neuron B { get; }", "Spikes", "Residual", "Tokens(Part.Forward(More(Stem(image)).ToResidual())).ToResidual()")]
    public void Chains_of_blocks_take_and_give_streams(string chain, string output, string input, string use)
    {
        string[] candidates =
        [
            "[Conv2d(4, Padding = 1), Lif] public partial Stage Stem { get; }", "[Conv2d(4, Padding = 1)] public partial Synapse Tokens { get; }",
            "[Conv2d(4, Padding = 1)] public partial Synapse More { get; }",
        ];
        string stages = string.Concat(candidates.Where(s => use.Contains(s.Split("partial ")[1].Split(' ')[1] + "(", StringComparison.Ordinal)));
        GeneratorRun run = GeneratorRun.Of(Sources.Network($$"""
            {{stages}} public partial Chained Part { get; } [AveragedHeads(3)] public partial Branch Last { get; }
            public Current Forward(Signal image) => Last({{use}});
        """) + $"[Block] public partial class Chained {{ {chain} }} [Block] public partial class Inner {{ {Blocks} public partial ResidualStage Only {{ get; }} }}");
        Assert.Equal("SNN1001", Assert.Single(run.Diagnostics).Id);
        run.AssertCompiles();
        Assert.Contains($"public global::SnnDsl.{output} Forward(global::SnnDsl.{input} x)", string.Concat(run.Files.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Residual x = image; return Last(x);")]
    [InlineData("var x = Tokens(Stem(image)).ToResidual().ToResidual(); return Last(x);")]
    [InlineData("var x = Tokens(Stem(image)).ToResidual(); return Last(x + x);")]
    [InlineData("var x = Tokens(Stem(image)).ToResidual(1); return Last(x);")]
    [InlineData("var x = Tokens.ToResidual(); return Last(x.Average());")]
    [InlineData("var x = Stem(image).ToResidual(); return Last(x.Average(x, x));")]
    [InlineData("return Last(image.ToResidual().Average(image));")]
    [InlineData("return Last(ToResidual());")]
    [InlineData("return Last(.ToResidual().Average(.ToResidual()));")]
    public void Streams_that_make_no_sense_do_not_break_the_generator(string body)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.TransformerGraph.Replace("=> Last(Blocks(Tokens(Stem(image)).ToResidual()));", $"{{ {body} }}"));
        Assert.Null(run.Result.Exception);
        Assert.Contains(run.Diagnostics, d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("[ReversibleBlock]")]
    [InlineData("[ReversibleBlock(Depth = null), BinaryAttention(null!), SpikingMlp(\"x\")]")]
    [InlineData("[ReversibleBlock(Depth = 2000000000), BinaryAttention(2000000000), SpikingMlp(2000000000)]")]
    [InlineData("[ReversibleBlock(Depth = -1), BinaryAttention(-1), SpikingMlp(-1)]")]
    [InlineData("[BinaryAttention, SpikingMlp, AveragedHeads]")]
    [InlineData("")]
    public void Attributes_that_make_no_sense_do_not_break_the_generator(string attributes)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.TransformerGraph.Replace(Blocks, attributes));
        Assert.Null(run.Result.Exception);
        Assert.Contains(run.Diagnostics, d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Fact]
    public void System_IO_beside_it_makes_no_name_ambiguous()
    {
        GeneratorRun run = GeneratorRun.Of("using System.IO;\n" + Sources.TransformerBlocks);
        Assert.Equal("SNN1001", Assert.Single(run.Diagnostics).Id);
        run.AssertCompiles();
    }

    private static NetworkDeclaration Declaration(string source)
    {
        var issues = new IssueSink();
        NetworkDeclaration? declaration = DeclarationReader.Read(Model(source), issues);
        Assert.Empty(issues.ToArray());
        return declaration!;
    }

    private static ClassModel Model(string source) => Assert.Single(GeneratorRun.Of(source).Values<NetworkModel>(Steps.Models)).Class;
}
