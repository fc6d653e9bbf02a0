using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>What a Forward method and blocks become.</summary>
public sealed class ForwardTests
{
    private const string Stages = """
            [Conv2d(4, Padding = 1), BatchNorm, Lif, MaxPool(2)] public partial Stage Stem { get; }
            [Conv2d(8, Padding = 1, WeightBits = 4), BatchNorm, Lif] public partial Stage Middle { get; }
            [Linear(3)] public partial Synapse Last { get; }
        """;

    private static readonly string Chain = Sources.Network(Stages);

    public static TheoryData<string> Forwards => new()
    {
        "public Current Forward(Signal image) => Last(Middle(Stem(image)));",
        "public Current Forward(Signal image) { Spikes x = Stem(image); x = Middle(x); return Last(x); }",
        "public Current Forward(Signal image) { var x = this.Stem(image); var y = (Middle((x))); ; return this.Last(y); }",
        "internal Current Forward(Signal @in) { Spikes a, b = Stem(@in); a = Middle.Invoke(b); Current c = Last(a); return c; }",
    };

    [Theory]
    [MemberData(nameof(Forwards))]
    public void A_chain_and_the_same_as_Forward_give_the_same_C(string forward)
    {
        string source = Sources.Network(Stages + forward);
        NetworkDeclaration chain = Declaration(Chain);
        NetworkDeclaration same = Declaration(source);
        Assert.Equal(chain, same);
        Assert.Equal(Fingerprint.Of(DeclarationText.Lines(chain)), Fingerprint.Of(DeclarationText.Lines(same)));
        string artifact = Sources.TrainText(Chain);
        EquatableArray<GeneratedFile> expected = Files(Chain, artifact);
        Assert.Equal(2, expected.Count);
        Assert.Equal(expected, Files(source, artifact));
    }

    [Fact]
    public void A_block_and_the_same_written_out_give_the_same_steps()
    {
        NetworkDeclaration declaration = Declaration(Sources.Blocks);
        Assert.Equal(
            ["Stem", "Wide.First", "Wide.Second", "Wide.Join", "Down.First", "Down.Second", "Down.Join", "Pool", "Last"],
            declaration.Stages.Select(s => s.Name));
        Assert.Equal(
            [
                "Stem 0", "Wide.First 1", "Wide.Second 2", "OptionA 1 3", "Wide.Join 3 4",
                "Down.First 5", "Down.Second 6", "OptionA 5 7", "Down.Join 7 8", "Pool 9", "Last 10",
            ],
            declaration.Steps.Select(Text));
        Assert.Equal(
            new Conv2dDeclaration(8, 3, 2, 1, 8, 0), declaration.Stage("Down.First").Synapse with { Element = 0 });
        Assert.Equal(
            new Conv2dDeclaration(4, 3, 1, 1, 8, 0), declaration.Stage("Wide.First").Synapse with { Element = 0 });
    }

    [Fact]
    public void Blocks_nest_and_pass_their_parameters_on()
    {
        NetworkDeclaration declaration = Declaration(Sources.Nested);
        Assert.Equal(2, ((Conv2dDeclaration)declaration.Stage("First.Down.First").Synapse).Stride);
        Assert.Equal(1, ((Conv2dDeclaration)declaration.Stage("First.Same.First").Synapse).Stride);
        Assert.Equal(0.25m, declaration.Stage("First.Thin").Prune);
        Assert.Equal(["Again"], declaration.Stages.Where(s => s.IsShared).Select(s => s.Name));
        Assert.Equal(["Again 11", "Again 12", "Last 13"], declaration.Steps.Skip(11).Select(Text));
        Assert.DoesNotContain(GeneratorRun.Of(Sources.Nested).Diagnostics, d => d.Id != "SNN1001");
    }

    [Fact]
    public void A_shortcut_may_stand_on_either_side()
    {
        string right = Sources.Residual.Replace("Weights(x) + x", "x + Weights(x)");
        Assert.NotEqual(Sources.Residual, right);
        Assert.Equal(Declaration(Sources.Residual).Steps.Select(Text), Declaration(right).Steps.Select(Text));
    }

    [Fact]
    public void Networks_with_shortcuts_and_blocks_become_C()
    {
        foreach (string source in new[] { Sources.Residual, Sources.Blocks, Sources.Nested })
        {
            GeneratorRun run = GeneratorRun.Of(source, TestCompilation.Artifact("Net", Sources.TrainText(source)));
            Assert.Empty(run.Diagnostics.Where(d => d.Id != "SNN2002"));
            Assert.Equal(2, Assert.Single(run.Values<NetworkFiles>(Steps.Code)).Files.Count);
            run.AssertCompiles();
        }
    }

    [Theory]
    [InlineData("public Current Forward(")]
    [InlineData("public Current Forward(Signal)")]
    [InlineData("public Current Forward() => Last(x);")]
    [InlineData("public Current Forward(Signal image) => ;")]
    [InlineData("public Current Forward(Signal image) { return Last(; }")]
    [InlineData("public Current Forward(Signal image) { return Last(Middle(Stem())); }")]
    [InlineData("public Current Forward(Signal image) { return Last(Middle(y)); }")]
    [InlineData("public Current Forward(Signal image) { Spikes y; return Last(Middle(y)); }")]
    [InlineData("public Current Forward(Signal image) { y = Stem(image); return Last(Middle(y)); }")]
    [InlineData("public Current Forward(Signal image) { return image; }")]
    [InlineData("public Current Forward(Signal image) { return Last(image + image); }")]
    [InlineData("public Current Forward(Signal image) { return Last(image).OptionA(image).Forward(image); }")]
    [InlineData("public Current Forward(Signal image) { return .OptionA(image); }")]
    [InlineData("public partial Current Forward(Signal image);")]
    [InlineData("public abstract Current Forward(Signal image);")]
    [InlineData("public extern Current Forward(Signal image);")]
    [InlineData("public Current Forward;")]
    [InlineData("public Missing Forward(Gone image) => Last(Middle(Stem(image)));")]
    [InlineData("public partial Missing Other { get; } public Current Forward(Signal image) => Last(Other(Middle(Stem(image))));")]
    [InlineData("[Arguments(null)] public partial string Other { get; }")]
    [InlineData("[Arguments(1, null, new[] { 2 }, typeof(int))] public partial BasicBlock Other { get; }")]
    [InlineData("[Arguments(int.MaxValue, -1)] public partial BasicBlock Other { get; }")]
    [InlineData("[Prune] public partial Stage Other { get; }")]
    [InlineData("[Prune(null), Shared(1)] [Block] public partial Stage Other { get; }")]
    public void Code_that_does_not_compile_does_not_break_the_generator(string member)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Network(Stages + member) + Sources.BasicBlock);
        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain(run.Files.Keys, name => name.EndsWith(".C.g.cs", StringComparison.Ordinal));
    }

    private static NetworkDeclaration Declaration(string source)
    {
        var issues = new IssueSink();
        NetworkDeclaration? declaration = DeclarationReader.Read(Model(source), issues);
        Assert.Empty(issues.ToArray());
        return declaration!;
    }

    private static ClassModel Model(string source) => Assert.Single(GeneratorRun.Of(source).Values<NetworkModel>(Steps.Models)).Class;

    private static EquatableArray<GeneratedFile> Files(string source, string artifact) =>
        NetworkCompiler.Compile(Model(source), artifact).Files;

    private static string Text(ForwardStep step) => step switch
    {
        ApplyStep a => string.Join(" ", a.Shortcuts.Prepend(a.Input).Select(v => Invariant.Text(v)).Prepend(a.Stage)),
        OptionAStep o => $"OptionA {o.Input} {o.Target}",
        _ => "",
    };
}
