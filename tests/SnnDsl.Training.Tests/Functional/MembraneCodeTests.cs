using System.Numerics;
using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Pins quantized membranes to numbers worked out by hand from Q-SNN's equations.</summary>
public sealed class MembraneCodeTests
{
    private static readonly float[] Potentials = [0.9f, -2f, 0.3f, 0f];

    [Theory]
    [InlineData(8, 0.964028f, new[] { 94, -127, 38, 0 })]
    [InlineData(4, 0.964028f, new[] { 5, -7, 2, 0 })]
    [InlineData(2, 0.964028f, new[] { 1, -1, 0, 0 })]
    [InlineData(8, 1f, new[] { 91, -122, 37, 0 })]
    [InlineData(4, 1f, new[] { 5, -7, 2, 0 })]
    [InlineData(2, 1f, new[] { 1, -1, 0, 0 })]
    [InlineData(8, 0.5f, new[] { 127, -127, 74, 0 })] // clamped
    public void Codes_of_each_width_and_scale(int bits, float scale, int[] codes)
    {
        var levels = MembraneCode.Levels(bits);
        var kept = Kept(Potentials, new LifParameters(MembraneLevels: levels, MembraneScale: scale));
        Assert.Equal(codes.Select(code => code * scale / levels), kept, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(8, new[] { 0.713532f, -0.964028f, 0.288449f, 0f })]
    [InlineData(4, new[] { 0.688591f, -0.964028f, 0.275436f, 0f })]
    public void The_published_values(int bits, float[] values)
    {
        var kept = Kept(Potentials, new LifParameters(MembraneLevels: MembraneCode.Levels(bits), MembraneScale: 0.964028f));
        Assert.Equal(values, kept, (a, b) => Math.Abs(a - b) < 2e-6);
    }

    [Fact]
    public void The_scale_of_the_released_code_is_the_largest_tanh_of_what_is_kept()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.964028f, Lif.LargestKept(tensor(Potentials).view(1, 4), 1, new LifParameters(MembraneLevels: 127)), 1e-6f);
        // What fires is reset first: 5 leaves nothing, by subtraction 4.
        var current = tensor([0.3f, 5f]).view(1, 2);
        Assert.Equal(Math.Tanh(0.3), Lif.LargestKept(current, 1, new LifParameters(MembraneLevels: 127)), 1e-6);
        Assert.Equal(Math.Tanh(4), Lif.LargestKept(current, 1, new LifParameters(ResetBySubtraction: true, MembraneLevels: 127)), 1e-6);
    }

    [Fact]
    public void The_next_step_starts_from_the_code_behind_the_reset()
    {
        using var scope = NewDisposeScope();
        // 2 bits keep 1 of 0.6 (above 0.549) and 0 of 0.5; 0.55 more is above the threshold only with a half of 1. A spike leaves 0.
        var current = tensor([0.6f, 0.5f, 2f, 0.55f, 0.55f, 0.55f]).view(2, 3);
        var spikes = Lif.Forward(current, 2, new LifParameters(MembraneLevels: 1));
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f], spikes.data<float>().ToArray());
        Assert.Equal([0f, 0f, 1f, 0f, 0f, 0f], Lif.Forward(current, 2, new LifParameters()).data<float>().ToArray());
    }

    [Theory]
    [InlineData(127, 0.285397f)] // what 59/127 does to the next potential, times 1 - tanh(0.5)^2
    [InlineData(0, 0.35625f)]
    public void The_derivative_of_tanh_is_kept(int levels, float expected)
    {
        using var scope = NewDisposeScope();
        var current = tensor([0.5f, 0.8f]).view(2, 1).requires_grad_();
        Lif.Forward(current, 2, new LifParameters(MembraneLevels: levels))[1].sum().backward();
        Assert.Equal(expected, current.grad![0].item<float>(), 1e-5f);
    }

    [Fact]
    public void Where_the_scale_clamps_nothing_passes()
    {
        using var scope = NewDisposeScope();
        var current = tensor([0.5f, 0.8f]).view(2, 1).requires_grad_();
        Lif.Forward(current, 2, new LifParameters(MembraneLevels: 127, MembraneScale: 0.4f))[1].sum().backward();
        Assert.Equal(0f, current.grad![0].item<float>());
    }

    private static float[] Kept(float[] potentials, LifParameters parameters)
    {
        var lanes = new float[Vector<float>.Count];
        potentials.CopyTo(lanes, 0);
        var result = new float[lanes.Length];
        MembraneCode.Kept(new Vector<float>(lanes), parameters).CopyTo(result);
        return result[..potentials.Length];
    }
}
