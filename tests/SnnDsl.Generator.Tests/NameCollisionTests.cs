using Microsoft.CodeAnalysis;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>Networks that become the same name in C.</summary>
public sealed class NameCollisionTests
{
    private const string Stages = "[Linear(3)] public partial Stage Only { get; }";

    [Theory]
    [InlineData("FashionNet", "Fashion_Net", "fashion_net")]
    [InlineData("Net", "NET", "net")]
    public void Names_that_differ_in_CSharp_but_not_in_C_are_reported_at_the_second(string first, string second, string symbol)
    {
        string one = Sources.Network(Stages, first);
        string two = Sources.Network(Stages, second);
        GeneratorRun run = GeneratorRun.Of(
            [one, two],
            TestCompilation.Artifact(first, Sources.TrainText(one)),
            TestCompilation.Artifact(second, Sources.TrainText(two)));

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SNN0021", diagnostic.Id);
        Assert.Equal($"'Test.{first}' and 'Test.{second}' both become '{symbol}' in C; rename one of them", Message(diagnostic));
        Assert.Equal("Source1.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.DoesNotContain(run.Files.Keys, n => n.EndsWith(".C.g.cs", StringComparison.Ordinal));
        Assert.Equal(2, run.Files.Count);
        run.AssertCompiles();
    }

    [Fact]
    public void The_same_name_in_two_namespaces_is_reported()
    {
        string one = Sources.Network(Stages);
        GeneratorRun run = GeneratorRun.Of(
            [one, one.Replace("namespace Test", "namespace Other")], TestCompilation.Artifact("Net", Sources.TrainText(one)));
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("'Test.Net' and 'Other.Net' both become 'net' in C; rename one of them", Message(diagnostic));
        Assert.Equal(["Other.Net.Stages.g.cs", "Test.Net.Stages.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("Schedules.Framed | Schedules.Streaming", "Schedules.Framed", true)]
    [InlineData("Schedules.Streaming", "Schedules.Framed | Schedules.Streaming", true)]
    [InlineData("Schedules.Framed | Schedules.Streaming", "Schedules.Streaming", false)]
    [InlineData("Schedules.Framed", "Schedules.Framed | Schedules.Streaming", false)]
    public void The_stream_of_one_network_and_the_window_of_another_have_different_types(string first, string second, bool collides)
    {
        GeneratorRun run = GeneratorRun.Of([Scheduled("Net", first), Scheduled("NetStream", second)]);
        Diagnostic[] collisions = [.. run.Diagnostics.Where(d => d.Id == "SNN0021")];
        Assert.Equal(collides ? ["'Test.Net' and 'Test.NetStream' both become 'net_stream' in C; rename one of them"] : (string[])[], collisions.Select(Message));
    }

    [Fact]
    public void Generated_files_of_names_that_differ_only_in_case_do_not_collide()
    {
        GeneratorRun run = GeneratorRun.Of([Sources.Network(Stages, "Seven"), Sources.Network(Stages, "SeVen")]);
        Assert.Equal(["Test.SeVen_2.Stages.g.cs", "Test.Seven.Stages.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("SNN0021", run.Diagnostics.Select(d => d.Id));
        run.AssertCompiles();
    }

    [Fact]
    public void Three_networks_of_one_name_are_reported_twice()
    {
        GeneratorRun run = GeneratorRun.Of(
            [Sources.Network(Stages, "AbNet"), Sources.Network(Stages, "Ab_Net"), Sources.Network(Stages, "Ab_net"), Sources.Network(Stages, "Other")]);
        Assert.Equal(2, run.Diagnostics.Count(d => d.Id == "SNN0021"));
    }

    private static string Scheduled(string name, string schedules) =>
        Sources.Network(Stages, name, $"SpikingNetwork(TimeSteps = 2, Schedules = {schedules})");

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
