using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>The trainer, which reads the compiled class, sees what the generator saw in its source.</summary>
public sealed class ReflectionTests
{
    private const string Stages = "[Linear(3)] public partial Stage Only { get; }";

    public static TheoryData<string> Classes => new()
    {
        Sources.Valid,
        Sources.Network(Stages, input: "[Input(channels: 3, height: 4, width: 5), Budget(RamKiB = 2, FlashKiB = 3)]"),
        Sources.Network("[If(Threshold = 2, Fire = FireCondition.GreaterOrEqual), Linear(outputs: 3, WeightBits = 8)] internal partial Stage Only { get; }"),
        Sources.Network("[Linear(3), BatchNorm] private partial Stage Zebra { get; } public int Other => 1; public Stage Alias => Zebra; [Linear(3)] protected internal partial Stage Ape { get; }"),
        Sources.Network(Stages).Replace("public partial class", "sealed partial class"),
        Sources.Network(Stages).Replace("namespace Test;", ""),
        Sources.Network(Stages).Replace("namespace Test;", "namespace A.B.@event;"),
        "namespace Outer { public partial struct Shell { partial record Inner { partial interface IThird { " + Nested + " } } } }",
        "partial record struct Shell { " + Nested.Replace("private", "internal") + " }",
        Sources.Network(Stages) + "public partial class Net { [Conv2d(4), Lif] public partial Stage Later { get; } }",
        Sources.Network("[System.Obsolete, Linear(3)] [Prunable] public partial Stage Only { get; }", name: "Net : Base")
            + "public class Base { public virtual int X => 1; } public class PrunableAttribute : System.Attribute;",
    };

    private const string Nested = "[SnnDsl.SpikingNetwork(TimeSteps = 1), SnnDsl.Input(4)] private partial class Net { [SnnDsl.Linear(2)] private protected partial SnnDsl.Stage A { get; } }";

    [Theory]
    [MemberData(nameof(Classes))]
    public void Source_and_compiled_class_give_the_same_model(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        NetworkModel network = Assert.Single(run.Values<NetworkModel>(Steps.Models));
        ClassModel compiled = ReflectionReader.Read(Load(run).GetTypes().Single(t => t.Name == "Net"));
        Assert.Equal(JsonSerializer.Serialize(network.Class), JsonSerializer.Serialize(compiled));
        Assert.Equal(network.Class, compiled);
    }

    [Fact]
    public void A_stage_cannot_be_run()
    {
        Type type = Load(GeneratorRun.Of(Sources.Valid)).GetType("Test.Net", throwOnError: true)!;
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(
            () => type.GetProperty("Encoder")!.GetValue(Activator.CreateInstance(type)));
        Assert.Contains("'Encoder'", Assert.IsType<NotSupportedException>(thrown.InnerException).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_is_no_network_is_refused() =>
        Assert.Contains("[SpikingNetwork]", Assert.Throws<ArgumentException>(() => ReflectionReader.Read(typeof(string))).Message, StringComparison.Ordinal);

    private static Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }
}
