using PaperNetworks;
using PaperNetworks.Sizes;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Reports;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>BESTformer, declared as classes: parameters, sizes and shapes of its code.</summary>
public sealed class PaperTransformersTests
{
    public static TheoryData<string> Networks => [.. TransformerFigure.All.Select(figure => figure.Network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Parameters_and_sizes_are_what_they_should_be(string network)
    {
        TransformerFigure figure = TransformerFigure.All.Single(f => f.Network.Name == network);
        ParameterCounts counts = NetworkSize.Of(figure.Network).Counts;
        Assert.Equal(figure.Parameters, counts.All);
        Assert.Equal(figure.Megabytes, TransformerTable.Megabytes(counts));
        Assert.True(TransformerTable.Agrees(figure));
    }

    [Fact]
    public void Parameters_are_those_of_each_part()
    {
        ParameterCounts counts = NetworkSize.Of(typeof(BestFormer4x384Cifar10)).Counts;
        const int d = 384;
        int tokenizer = 9 * ((48 * 96) + (96 * 192) + (192 * d) + (d * d));
        Assert.Equal(tokenizer + (4 * 12 * d * d), counts.Hidden);
        Assert.Equal(3 * 9 * 48, counts.Layers[0].Total);
        Assert.Equal([(d * 10) + 10, (d * 10) + 10], counts.Layers.TakeLast(2).Select(head => head.Total));
        Assert.Equal(2 * (48 + 96 + 192 + d + d + (4 * 9 * d)), counts.BatchNorm);
        Assert.Equal(4 * 4 * 8, counts.Gains);
        Assert.All(counts.Layers.Where(l => l.IsHidden), l => Assert.Equal(1, l.Format.Bits));
    }

    [Theory]
    [InlineData(typeof(BestFormer4x384Cifar10), 8, 384, 4, AttentionOrder.QueryKey)]
    [InlineData(typeof(BestFormer8x512ImageNet), 14, 512, 8, AttentionOrder.KeyValue)]
    public void Tokens_and_heads_are_those_of_the_code(Type network, int side, int channels, int blocks, AttentionOrder order)
    {
        FloatGraph graph = NetworkSize.Of(network).Declared;
        FloatNode[] attentions = [.. graph.Nodes.Where(n => n.Operation is AttentionOperation)];
        Assert.Equal(blocks, attentions.Length);
        Assert.All(attentions, n => Assert.Equal(new AttentionOperation(8, order), n.Operation));
        FloatNode[] states = [.. graph.Nodes.Where(n => n.Kind == ValueKind.Stream)];
        Assert.Equal(1 + (2 * blocks), states.Length);
        Assert.All(states, n => Assert.Equal(new TensorShape(side, side, channels), n.Shape));
        Assert.Equal([states[^2].Id, states[^1].Id], graph.Nodes[^1].Inputs);
    }

    [Fact]
    public void The_command_writes_the_table()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("snn-transformers-").FullName, "new");
        Assert.Equal(0, SizesCommand.Create().Parse(["--output", folder]).Invoke());
        Assert.Equal(2 + TransformerFigure.All.Count, File.ReadAllLines(Path.Combine(folder, "transformers.md")).Length);
        Assert.Contains(
            "BESTformer-4-384,CIFAR-10,4,9314884,9314884,9.276,1.32,1.32,", File.ReadAllText(Path.Combine(folder, "transformers.csv")), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    /// <summary>With random parameters: nobody trained it here.</summary>
    [Fact]
    public void The_C_of_4_384_compiles_without_a_warning()
    {
        FloatGraph graph = NetworkSize.Of(typeof(BestFormer4x384Cifar10)).Declared;
        var issues = new IssueSink();
        NetworkCase? compiled = NetworkCase.Compile(graph.Declaration, SnnDsl.Tests.TestArtifacts.Random(graph, 1), [], issues);
        Assert.True(compiled is not null, string.Join('\n', issues.ToArray()));
        string folder = Path.Combine(Repository.Root, "build", "conformance", "best-former");
        Directory.CreateDirectory(folder);
        foreach (GeneratedFile file in compiled.Files)
        {
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        }

        Tool.RunOrThrow(
            "arm-none-eabi-gcc", folder, "-std=c99", "-mcpu=cortex-m55", "-mthumb", "-Os", "-Wall", "-Wextra", "-pedantic", "-Wconversion", "-Wshadow", "-Wmissing-prototypes", "-Werror",
            "-I", Path.Combine(Repository.Root, "runtime-c", "include"), "-c", compiled.Files.Single(f => f.Name.EndsWith(".c", StringComparison.Ordinal)).Name, "-o", "best_former.o");
    }
}
