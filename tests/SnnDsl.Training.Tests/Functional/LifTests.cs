using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Spike trains worked out by hand. Convention (A): decay multiplies the state only. SpikingJelly's (B) halves its
/// input too, which is (A) with twice the threshold and a comparison that includes equality.</summary>
public sealed class LifTests
{
    [Theory]
    [InlineData(new[] { .8f, .8f, .8f, .8f, 1.0f }, new[] { 0f, 1f, 0f, 1f, 0f })]
    [InlineData(new[] { 1.0f, .6f }, new[] { 0f, 1f })] // a potential equal to the threshold does not fire
    public void Reset_to_zero_above_the_threshold(float[] current, float[] spikes) =>
        Assert.Equal(spikes, Run(current, new LifParameters()));

    [Theory]
    [InlineData(new[] { 1.2f, 1.2f, 1.2f, 1.2f, 2.0f }, 2f, false, new[] { 0f, 0f, 1f, 0f, 1f })]
    [InlineData(new[] { 0f, 3f, 5f, 1f, 2f }, 2f, true, new[] { 0f, 1f, 1f, 1f, 1f })]
    [InlineData(new[] { .6f, .6f, .6f, .6f }, 1f, false, new[] { 0f, 0f, 1f, 0f })]
    public void SpikingJellys_neuron_in_doubled_form(float[] current, float threshold, bool subtract, float[] spikes) =>
        Assert.Equal(spikes, Run(current, new LifParameters(Threshold: threshold, ResetBySubtraction: subtract, FireAtThreshold: true)));

    [Fact]
    public void Without_leak_everything_is_integrated() =>
        Assert.Equal([0f, 0f, 0f, 1f, 0f], Run([.3f, .3f, .3f, .3f, .3f], new LifParameters(Decay: 1f)));

    [Theory]
    [InlineData(0.25f, new[] { 0f, 0f })]
    [InlineData(0.75f, new[] { 0f, 1f })]
    public void Decay_is_what_remains(float decay, float[] spikes) =>
        Assert.Equal(spikes, Run([.7f, .7f], new LifParameters(Decay: decay)));

    [Fact]
    public void A_current_given_once_flows_in_every_step()
    {
        using var scope = NewDisposeScope();
        var current = rand(1, 37) * 2;
        var parameters = new LifParameters();
        var repeated = Lif.Forward(current.expand(3, 37), 3, parameters);
        Assert.True(Lif.Forward(current, 3, parameters).eq(repeated).all().item<bool>());
    }

    [Fact]
    public void Other_numbers_of_steps_and_other_types_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => Lif.Forward(zeros(3, 2), 4, new LifParameters()));
        Assert.Throws<ArgumentException>(() => Lif.Forward(zeros(4, 2, dtype: float64), 4, new LifParameters()));
    }

    private static float[] Run(float[] current, LifParameters parameters)
    {
        using var scope = NewDisposeScope();
        return Lif.Forward(tensor(current).view(-1, 1), current.Length, parameters).data<float>().ToArray();
    }
}
