using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Passes;

public sealed class BitPlanesTests
{
    [Theory]
    [InlineData(nameof(Decay.None), 7, 41)]
    [InlineData(nameof(Decay.Half), 7, 14)]
    // 7 = 3 * 2 + 1 and -7 = 3 * -3 + 2.
    [InlineData(nameof(Decay.Quarter), 7, (4 * 2) + 1)]
    [InlineData(nameof(Decay.Quarter), -7, (4 * -3) + 2)]
    public void Membranes_are_kept_less_what_makes_a_constant_vanish(string decay, int bias, long offset) =>
        Assert.Equal(offset, BitPlanes.Offset(new NeuronConstants(TestNetwork.Rule(Decay.Named(decay)), 0, 40, bias)));

    [Theory]
    [InlineData(0, 0, 0, 2)]
    [InlineData(0, 0, 3, 5)]
    [InlineData(-128, 127, 0, 8)]
    [InlineData(-129, 127, 0, 9)]
    [InlineData(-128, 128, 0, 9)]
    public void Planes_hold_every_number_and_two_bits_more_than_fractions(long minimum, long maximum, int fractionalBits, int planes) =>
        Assert.Equal(planes, BitPlanes.Count(new IntegerRange(minimum, maximum), fractionalBits));

    [Fact]
    public void Plain_neurons_behind_1_bit_weights_run_in_bit_planes()
    {
        LayerPlan layer = Compile(TestNetwork.Lif()).Layers[3];
        Assert.Equal(NeuronUpdate.BitPlanes, layer.Kernel!.Neurons);
        // 32 inputs of -4: V is never below -2 * 128, and above 0 it fires early.
        Assert.Equal(9, layer.Kernel.Planes);
        Assert.False(layer.Kernel.UsesTotals);
    }

    [Fact]
    public void Other_neurons_do_not()
    {
        Assert.Equal(0, Compile(TestNetwork.Lif(Decay.ThreeQuarters)).Layers[3].Kernel!.Planes);
        Assert.Equal(0, Compile(TestNetwork.Lif(reset: ResetMode.Subtract)).Layers[3].Kernel!.Planes);
        Assert.Equal(0, Compile(TestNetwork.Lif(membraneBits: 2)).Layers[3].Kernel!.Planes);
        Assert.Equal(0, Compile(TestNetwork.Lif(), bits: 2).Layers[3].Kernel!.Planes);
    }

    [Theory]
    [InlineData(NeuronKernel.Lanes, NeuronUpdate.Lanes)]
    [InlineData(NeuronKernel.Scalar, NeuronUpdate.Scalar)]
    [InlineData(NeuronKernel.BitPlanes, NeuronUpdate.BitPlanes)]
    public void A_stage_can_ask_for_other_kernels(NeuronKernel asked, NeuronUpdate expected) =>
        Assert.Equal(expected, Compile(TestNetwork.Lif(), kernel: new KernelDeclaration(asked, SumKernel.Automatic, 0, 0)).Layers[3].Kernel!.Neurons);

    [Fact]
    public void Asking_for_bit_planes_where_they_are_not_possible_is_an_error()
    {
        var issues = new IssueSink();
        NetworkDeclaration declaration = Declaration(TestNetwork.Lif(), 2, new KernelDeclaration(NeuronKernel.BitPlanes, SumKernel.Automatic, 0, 0));
        Assert.Null(PassList.Run(Plan.Of(TestNetwork.Link(declaration)), issues));
        Assert.Equal(IssueCatalogue.KernelNotPossible, Assert.Single(issues.ToArray()).Rule);
    }

    private static Plan Compile(NeuronDeclaration neuron, int bits = 1, KernelDeclaration? kernel = null) =>
        TestNetwork.Compile(Declaration(neuron, bits, kernel));

    private static NetworkDeclaration Declaration(NeuronDeclaration neuron, int bits, KernelDeclaration? kernel) => TestNetwork.Streamed with
    {
        Stages = TestNetwork.Streamed.Stages
            .Select((s, i) => i != 1 ? s : s with { Layers = [TestNetwork.Conv(5, 2, 1, 0, bits), neuron], Kernel = kernel })
            .ToEquatableArray(),
    };
}
