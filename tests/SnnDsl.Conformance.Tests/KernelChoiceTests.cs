using FashionMnist;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>A trained network gives the same spikes with every kernel it can ask for, side by side in one firmware.</summary>
public sealed class KernelChoiceTests
{
    private const int Images = 4;
    private static readonly int[] Columns = [1, 3, 14];

    private static readonly Lazy<NetworkCase[]> Choices = new(() =>
        [.. from neurons in new[] { NeuronKernel.Scalar, NeuronKernel.Lanes } from columns in Columns select Ask(neurons, columns)]);

    [Theory]
    [InlineData("cortex-m0")]
    [InlineData("cortex-m3")]
    [InlineData("cortex-m4")]
    [InlineData("cortex-m55")]
    public void Every_choice_equals_the_simulator_on_a_core(string core) =>
        ExampleCase.AssertEqual(Target.Board(core), "fashion-net-choices", Choices.Value);

    [Fact]
    public void Every_choice_equals_the_simulator_on_this_machine() =>
        ExampleCase.AssertEqual(Target.Host, "fashion-net-choices", Choices.Value);

    [Fact]
    public void What_is_asked_for_is_chosen()
    {
        KernelChoice[] chosen = [.. Choices.Value.Select(c => c.Plan.Layers.Select(l => l.Kernel).OfType<KernelChoice>().Single())];
        Assert.Equal([1, 3, 14, 1, 3, 14], chosen.Select(c => c.Columns));
        Assert.All(chosen.Take(3), c => Assert.Equal(NeuronUpdate.Scalar, c.Neurons));
        Assert.All(chosen.Skip(3), c => Assert.Equal(NeuronUpdate.Lanes, c.Neurons));
    }

    private static NetworkCase Ask(NeuronKernel neurons, int columns)
    {
        NetworkCase trained = ExampleCase.Load(typeof(FashionNet), "FashionMnist", FashionImages.Read().Take(Images), Images);
        NetworkDeclaration declaration = trained.Declaration with
        {
            Name = $"FashionNet{neurons}{columns}",
            Budget = null,
            Stages = trained.Declaration.Stages.Select(s => s.Name == "Features"
                ? s with { Kernel = new KernelDeclaration(neurons, SumKernel.Automatic, columns, s.Element) }
                : s).ToEquatableArray(),
        };
        NetworkArtifact artifact = trained.Artifact with { Network = declaration.Name, Declaration = DeclarationText.Lines(declaration) };
        var issues = new IssueSink();
        return NetworkCase.Compile(declaration, artifact, trained.Images, issues)
            ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }
}
