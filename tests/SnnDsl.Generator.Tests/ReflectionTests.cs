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
        Sources.Graph,
        Sources.Residual,
        Sources.Blocks,
        Sources.Nested,
        Sources.Transformer,
        Sources.TransformerGraph,
        Sources.TransformerBlocks,
        Sources.Network("""
            [MaxPool(2, Padding = 1), Lif, Conv2d(4)] public partial Stage Stem { get; }
            [SpikingMlp(ratio: 2, WeightBits = 4), BinaryAttention(1, WeightBits = 2, Order = AttentionOrder.KeyValue), ReversibleBlock(Shortcut = ResidualShortcut.Plain, Depth = 3)] internal partial ResidualStage Blocks { get; }
            [AveragedHeads(classes: 3)] private partial Branch Last { get; }
        """),
        Sources.Network("public partial Parts.Inner Stem { get; } public Parts.Inner Alias => Stem; [Linear(3)] public partial Stage Last { get; }")
            + "public partial class Parts { [Block] public partial class Inner(double threshold = 2) { [Conv2d((short)4), Lif(Threshold = nameof(threshold))] internal partial Stage A { get; } [Shared, Prune(0.25), Conv2d(2), If] private partial Stage @int { get; } } }",
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

    [Fact]
    public void A_block_of_another_assembly_gives_the_same_network()
    {
        GeneratorRun library = GeneratorRun.Of("using SnnDsl; namespace Test;" + Sources.BasicBlock);
        library.AssertCompiles();
        string source = Sources.Blocks.Replace(Sources.BasicBlock, "");
        GeneratorRun run = GeneratorRun.Of([source], [TestCompilation.ToReference(library.Output.WithAssemblyName("Library"))], []);
        ClassModel model = Assert.Single(run.Values<NetworkModel>(Steps.Models)).Class;
        ClassModel expected = Assert.Single(GeneratorRun.Of(Sources.Blocks).Values<NetworkModel>(Steps.Models)).Class;
        Assert.Equal(expected, model);
        Assert.Equal("SNN1001", Assert.Single(run.Diagnostics).Id);
        run.AssertCompiles();
    }

    [Fact]
    public void A_block_on_streams_of_another_assembly_gives_the_same_network()
    {
        GeneratorRun library = GeneratorRun.Of("using SnnDsl; namespace Test;" + Sources.Encoder);
        library.AssertCompiles();
        string source = Sources.TransformerBlocks.Replace(Sources.Encoder, "");
        GeneratorRun run = GeneratorRun.Of([source], [TestCompilation.ToReference(library.Output.WithAssemblyName("Library"))], []);
        ClassModel expected = Assert.Single(GeneratorRun.Of(Sources.TransformerBlocks).Values<NetworkModel>(Steps.Models)).Class;
        Assert.Equal(expected, Assert.Single(run.Values<NetworkModel>(Steps.Models)).Class);
        Assert.Equal("SNN1001", Assert.Single(run.Diagnostics).Id);
        run.AssertCompiles();
    }

    [Fact]
    public void Forward_that_the_generator_did_not_read_is_refused() =>
        Assert.Contains("did not read Forward", Assert.Throws<ArgumentException>(() => ReflectionReader.Read(typeof(Unread))).Message, StringComparison.Ordinal);

    [SpikingNetwork(TimeSteps = 1)]
    private sealed class Unread
    {
        [Linear(2)]
        public Synapse Only => null!;

        public Current Forward(Signal image) => Only(image);
    }

    private static Assembly Load(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }
}
