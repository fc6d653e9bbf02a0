using FashionMnist;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The trained network of the example on real test images.</summary>
public sealed class FashionNetTests
{
    private static readonly Lazy<IReadOnlyList<byte[]>> Images = new(FashionImages.Read);

    [Fact]
    public void C_on_this_machine_equals_the_simulator_in_10000_scores_and_500_spike_trains() =>
        AssertEqual(Target.FastHost, Case(images: 10_000, traced: 500) with { ClassifiedImages = 500 });

    [Fact]
    public void The_sanitizers_find_nothing() => AssertEqual(Target.Host, Case(images: 20, traced: 20));

    [Theory]
    [InlineData("cortex-m4", 500)]
    [InlineData("cortex-m0", 50)]
    [InlineData("cortex-m3", 50)]
    [InlineData("cortex-m7", 50)]
    [InlineData("cortex-m33", 50)]
    [InlineData("cortex-m55", 50)]
    public void A_core_equals_the_simulator_in_every_spike(string core, int images) =>
        AssertEqual(Target.Board(core), Case(images, traced: images) with { ClassifiedImages = 5 });

    private static void AssertEqual(Target target, NetworkCase fashionNet)
    {
        CaseOutcome outcome = Assert.Single(new CExecutor(target, "fashion-net").Run([fashionNet]));
        Difference? difference = Comparer.FirstDifference(fashionNet, outcome);
        Assert.True(difference is null, $"{target.Name}, image {difference?.Image}: {difference?.Text}");
    }

    private static NetworkCase Case(int images, int traced)
    {
        var issues = new IssueSink();
        NetworkDeclaration? declaration = DeclarationReader.Read(ReflectionReader.Read(typeof(FashionNet)), issues);
        Assert.NotNull(declaration);
        NetworkCase? compiled = NetworkCase.Compile(declaration, Artifact(declaration, issues), [.. Images.Value.Take(images)], issues);
        Assert.True(compiled is not null, string.Join('\n', issues.ToArray()));
        return compiled with { TracedImages = traced };
    }

    private static NetworkArtifact Artifact(NetworkDeclaration declaration, IssueSink issues)
    {
        string path = Path.Combine(Repository.Root, "examples", "FashionMnist", "FashionNet.snn");
        NetworkArtifact? artifact = ArtifactReader.Read(declaration.Name, File.ReadAllText(path), issues);
        Assert.True(artifact is not null, string.Join('\n', issues.ToArray()));
        return artifact;
    }
}
