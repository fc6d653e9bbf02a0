using Microsoft.CodeAnalysis;
using SnnDsl.Compiler;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>What the generator adds to a compilation.</summary>
public sealed class OutputTests
{
    [Fact]
    public void The_assembly_carries_the_C_text_unchanged()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Valid, TestCompilation.Artifact("Net", Sources.TrainText(Sources.Valid)));
        GeneratedFile[] files = [.. Assert.Single(run.Values<NetworkFiles>(Steps.Code)).Files];
        Assert.Equal(["snn_net_net.h", "snn_net_net.c"], files.Select(f => f.Name));
        Assert.Equal(files.Select(f => ("SnnDsl.File:" + f.Name, f.Text)), Metadata(run));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_of_the_checkout_do_not_matter(string lineEnd)
    {
        string source = Sources.Valid.ReplaceLineEndings(lineEnd);
        string artifact = Sources.TrainText(Sources.Valid).ReplaceLineEndings(lineEnd);
        GeneratorRun run = GeneratorRun.Of(source, TestCompilation.Artifact("Net", artifact));
        Assert.Equal(2, Metadata(run).Count);
        Assert.All(Metadata(run), file => Assert.DoesNotContain("\r", file.Text, StringComparison.Ordinal));
        Assert.All(run.Files.Values, text => Assert.DoesNotContain("\r", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Odd_characters_survive()
    {
        string text = "\"quotes\" \\ {braces} \t \u2028 \u0000 \ud83d\ude00 /* */\n#if 1\n";
        string file = FileEmitter.Emit([new GeneratedFile("odd.c", text)]);
        Compilation compilation = TestCompilation.Create([file]);
        Assert.Empty(compilation.GetDiagnostics());
        Assert.Equal(text, compilation.Assembly.GetAttributes().Single().ConstructorArguments[1].Value);
    }

    [Fact]
    public void Without_an_artifact_only_stages_are_generated()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Valid, TestCompilation.Artifact("Other", "{}"));
        Assert.Equal(["Test.Net.Stages.g.cs"], run.Files.Keys);
        Assert.Equal("SNN1001", Assert.Single(run.Diagnostics).Id);
        run.AssertCompiles();
    }

    [Fact]
    public void With_errors_stages_are_still_generated()
    {
        string source = Sources.Network("[Lif, Linear(3)] public partial Stage Broken { get; } [Linear(0)] public partial Stage Fine { get; }");
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Contains(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("[Conv2d] public partial Stage A { get; }")]
    [InlineData("[Conv2d(\"four\")] public partial Stage A { get; }")]
    [InlineData("[Conv2d(4, Kernel = )] public partial Stage A { get; }")]
    [InlineData("[Conv2d(4, Kernel = \"x\", Colour = 3)] public partial Stage A { get; }")]
    [InlineData("[Linear(1, 2, 3)] public partial Stage A { get; }")]
    [InlineData("[Linear(n)] public partial Stage A { get; } int n;")]
    [InlineData("[Linear(3), Linear(4)] public partial Stage A { get; }")]
    [InlineData("[Linear(3)] public partial Stage")]
    [InlineData("[Linear(3)] public partial Stage A { get; } [Linear(3)] public partial Stage A { get; }")]
    [InlineData("[Linear(3)] public partial Stage this[int i] { get; }")]
    [InlineData("[Linear(3)] public partial ref Stage A { get; }")]
    [InlineData("[Linear(3)] public partial Missing A { get; }")]
    [InlineData("[Nothing] public partial Stage A { get; }")]
    [InlineData("[Linear(3)] public partial Stage A => null!;")]
    [InlineData("[Linear(3)] public partial Stage A { get; } public partial Stage A => null!;")]
    [InlineData("[Lif(Decay = null)] [Linear(3)] Stage A;")]
    public void Code_that_does_not_compile_does_not_break_the_generator(string stages) =>
        Assert.Null(GeneratorRun.Of(Sources.Network(stages)).Result.Exception);

    [Theory]
    [InlineData("[Input]")]
    [InlineData("[Input(1, 2)]")]
    [InlineData("[Input(1), Input(2)]")]
    [InlineData("[Input(x)] [Budget(1)]")]
    [InlineData("[Budget(FlashKiB = -1)]")]
    public void Class_attributes_that_do_not_compile_do_not_break_the_generator(string input) =>
        Assert.Null(GeneratorRun.Of(Sources.Network(Sources.ValidStages, input: input)).Result.Exception);

    [Fact]
    public void Without_a_network_nothing_is_generated() => Assert.Empty(GeneratorRun.Of("class Nothing;").Files);

    private static List<(string Key, string Text)> Metadata(GeneratorRun run) =>
    [
        .. run.Output.Assembly.GetAttributes()
            .Where(a => a.AttributeClass!.Name == "AssemblyMetadataAttribute")
            .Select(a => ((string)a.ConstructorArguments[0].Value!, (string)a.ConstructorArguments[1].Value!)),
    ];
}
