using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using Xunit;

namespace SnnDsl.Compiler.Tests.Simulation;

public sealed class SimulatorTests
{
    /// <summary>LIF (A) and (B) of the papers in units of 2^-F: inputs, threshold and expected spikes.</summary>
    public static TheoryData<string, ResetMode, FireCondition, int, int[], int[]> Vectors => new()
    {
        // u = u/2 + x, fire above 1: x = (.8, .8, .8, .8, 1.0) in units of 1/80.
        { nameof(Decay.Half), ResetMode.Zero, FireCondition.Greater, 80, [64, 64, 64, 64, 80], [0, 1, 0, 1, 0] },
        // x = (1.0, 0.6): u = 1 exactly does not fire.
        { nameof(Decay.Half), ResetMode.Zero, FireCondition.Greater, 80, [80, 48], [0, 1] },
        // Doubled form of h = v/2 + x/2, fire at 1: threshold 2 and >=; x = (1.2, 1.2, 1.2, 1.2, 2.0).
        { nameof(Decay.Half), ResetMode.Zero, FireCondition.GreaterOrEqual, 160, [96, 96, 96, 96, 160], [0, 0, 1, 0, 1] },
        // Soft reset, threshold 2 in the doubled form; x = (0, 3, 5, 1, 2).
        { nameof(Decay.Half), ResetMode.Subtract, FireCondition.GreaterOrEqual, 160, [0, 240, 400, 80, 160], [0, 1, 1, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Neuron_reproduces_published_vectors(
        string decay, ResetMode reset, FireCondition fire, int threshold, int[] inputs, int[] expected)
    {
        var neuron = new IntegerNeuron(new NeuronRule(Decay.Named(decay)!, 1, reset, fire), new NeuronArtifact(4, [threshold << 4], [0], 0));
        var membranes = new int[1];
        int[] spikes = [.. inputs.Select(x => NeuronSimulator.Step(neuron, [x], [], [], membranes)[0])];
        Assert.Equal(expected, spikes);
    }

    [Theory]
    [InlineData(nameof(Decay.Half), -3, -2)]
    [InlineData(nameof(Decay.Quarter), -3, -1)]
    [InlineData(nameof(Decay.ThreeQuarters), -3, -2)]
    [InlineData(nameof(Decay.ThreeQuarters), 7, 6)]
    [InlineData(nameof(Decay.None), -3, -3)]
    public void Decay_rounds_toward_minus_infinity(string decay, int before, int after)
    {
        var neuron = new IntegerNeuron(TestNetwork.Rule(Decay.Named(decay)), new NeuronArtifact(0, [100], [0], 0));
        int[] membranes = [before];
        NeuronSimulator.Step(neuron, [0], [], [], membranes);
        Assert.Equal(after, membranes[0]);
    }

    [Fact]
    public void Read_out_of_an_image_counts_it_once_per_time_step()
    {
        var declaration = new NetworkDeclaration(
            "Flat", 3, TensorShape.Flat(2), null, [new StageDeclaration("Scores", [new LinearDeclaration(2, 8, 0)], 0)]);
        IntegerGraph graph = Link(declaration, new StageArtifact(
            "Scores", WeightFormat.Symmetric8, [1, -2, 3, 4], null, new ReadOutArtifact([2, 1], [5, -6])));
        SimulationResult result = new Simulator(graph).Run([10, 100]);
        Assert.Equal([(2 * 3 * (10 - 200)) + 5, (3 * (30 + 400)) - 6], result.Scores);
        Assert.Equal(1, result.Label);
    }

    [Fact]
    public void Strided_padded_convolution_sees_zeros_outside_the_image()
    {
        var declaration = new NetworkDeclaration(
            "Strided",
            1,
            new TensorShape(3, 3, 1),
            null,
            [
                new StageDeclaration("Encoder", [TestNetwork.Conv(1, 3, 2, 1, 8), TestNetwork.Lif()], 0),
                new StageDeclaration("Scores", [new LinearDeclaration(1, 8, 0)], 0),
            ]);
        // The kernel reads the pixel right below its centre; the lower row of outputs reads padding there.
        IntegerGraph graph = Link(
            declaration,
            new StageArtifact("Encoder", WeightFormat.Symmetric8, [0, 0, 0, 0, 0, 0, 0, 1, 0], new NeuronArtifact(0, [6], [0], 0), null),
            new StageArtifact("Scores", WeightFormat.Symmetric8, [1, 2, 4, 8], null, new ReadOutArtifact([1], [0])));
        SimulationResult result = new Simulator(graph).Run([1, 2, 3, 7, 5, 6, 255, 255, 255]);
        Assert.Equal([1, 0, 0, 0], result.Layers[1][0]);
        Assert.Equal([1], result.Scores);
    }

    [Fact]
    public void Image_of_another_size_is_refused_with_both_sizes()
    {
        var simulator = new Simulator(TestNetwork.Link(TestNetwork.Convolutional));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => simulator.Run(new byte[35]));
        Assert.Contains("35 values, 'TinyNet' needs 36", exception.Message, StringComparison.Ordinal);
    }

    private static IntegerGraph Link(NetworkDeclaration declaration, params StageArtifact[] stages)
    {
        var artifact = new NetworkArtifact(
            declaration.Name, DeclarationText.Lines(declaration), stages.ToEquatableArray(), new TrainingArtifact("test", 1, 1, 1, 1, 1));
        return Linker.Run(TestNetwork.Graph(declaration), artifact, new Compiler.Issues.IssueSink())!;
    }
}
