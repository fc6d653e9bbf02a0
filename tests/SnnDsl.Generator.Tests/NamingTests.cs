using SnnDsl.Compiler;
using SnnDsl.Compiler.Common;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>Classes and stages whose names mean something else in C or C#, and classes in unusual places.</summary>
public sealed class NamingTests
{
    private const string Stages = "[Linear(3)] public partial Stage Only { get; }";

    [Theory]
    [InlineData("Int", "snn_net_int")]
    [InlineData("Double", "snn_net_double")]
    [InlineData("Main", "snn_net_main")]
    [InlineData("Exp", "snn_net_exp")]
    [InlineData("Net", "snn_net_net")]
    [InlineData("@int", "snn_net_int")]
    [InlineData("@record", "snn_net_record")]
    [InlineData("KWSNet2", "snn_net_kws_net2")]
    [InlineData("Net_t", "snn_net_net_t")]
    [InlineData("_x", "snn_net__x")]
    public void Class_names_become_C_names(string name, string prefix)
    {
        string source = Sources.Network(Stages, name);
        GeneratorRun run = Run(source, name.TrimStart('@'));
        EquatableArray<GeneratedFile> files = Assert.Single(run.Values<NetworkFiles>(Steps.Code)).Files;
        Assert.Equal([prefix + ".h", prefix + ".c"], files.Select(f => f.Name));
    }

    [Theory]
    [InlineData("Register")]
    [InlineData("Exp")]
    [InlineData("Main")]
    [InlineData("Int8_t")]
    [InlineData("Static")]
    [InlineData("Stage")]
    [InlineData("@return")]
    [InlineData("@field")]
    [InlineData("@partial")]
    public void Stage_names_can_be_words_of_C_and_CSharp(string name) =>
        Run(Sources.Network($"[Linear(3)] public partial SnnDsl.Stage {name} {{ get; }}"), "Net");

    [Fact]
    public void A_class_can_stand_in_the_global_namespace() => Run(Sources.Network(Stages).Replace("namespace Test;", ""), "Net");

    [Fact]
    public void A_class_can_stand_in_a_block_namespace() =>
        Run("namespace A { namespace @class { " + Sources.Network(Stages).Replace("namespace Test;", "") + "} }", "Net");

    [Theory]
    [InlineData("public partial class Outer")]
    [InlineData("partial struct Outer")]
    [InlineData("partial record Outer")]
    [InlineData("readonly partial record struct Outer")]
    [InlineData("partial interface Outer")]
    [InlineData("static partial class Outer")]
    [InlineData("partial class @new")]
    public void A_class_can_be_nested(string outer)
    {
        string source = "namespace Test; " + outer
            + " { [SnnDsl.SpikingNetwork(TimeSteps = 1), SnnDsl.Input(4)] public partial class Net { [SnnDsl.Linear(2)] public partial SnnDsl.Stage A { get; } } }";
        Run(source, "Net");
    }

    [Fact]
    public void A_class_nested_in_a_generic_one_is_refused()
    {
        GeneratorRun run = GeneratorRun.Of(
            "partial class Outer<T> { [SnnDsl.SpikingNetwork(TimeSteps = 1), SnnDsl.Input(4)] partial class Net { [SnnDsl.Linear(2)] public partial SnnDsl.Stage A { get; } } }");
        Assert.Equal("SNN0002", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void Parts_of_a_class_are_one_network()
    {
        string other = "namespace Test; using SnnDsl; partial class Net { [Linear(3)] public partial Stage Last { get; } }";
        GeneratorRun run = GeneratorRun.Of([Sources.Network("[Conv2d(4), Lif] public partial Stage First { get; }"), other]);
        ClassModelOf(run, "First", "Last");
        Assert.Equal("SNN1001", Assert.Single(run.Diagnostics).Id);
        run.AssertCompiles();
    }

    [Fact]
    public void Issues_stand_in_the_part_that_has_them()
    {
        string other = "namespace Test; using SnnDsl; partial class Net { [Linear(0)] public partial Stage Last { get; } }";
        GeneratorRun run = GeneratorRun.Of([Sources.Network("[Conv2d(4), Lif] public partial Stage First { get; }"), other]);
        Assert.Equal("Source1.cs", Assert.Single(run.Diagnostics).Location.GetLineSpan().Path);
    }

    [Fact]
    public void The_attribute_on_two_parts_makes_one_network()
    {
        GeneratorRun run = GeneratorRun.Of([Sources.Network(Stages), "[SnnDsl.SpikingNetwork(TimeSteps = 3)] partial class Net;".Insert(0, "namespace Test; ")]);
        ClassModelOf(run, "Only");
    }

    private static void ClassModelOf(GeneratorRun run, params string[] stages) =>
        Assert.Equal(stages, Assert.Single(run.Values<NetworkModel>(Steps.Models)).Class.Properties.Select(p => p.Name));

    private static GeneratorRun Run(string source, string name)
    {
        GeneratorRun run = GeneratorRun.Of(source, TestCompilation.Artifact(name, Sources.TrainText(source)));
        Assert.Empty(run.Diagnostics);
        Assert.Equal(2, run.Files.Count);
        run.AssertCompiles();
        return run;
    }
}
