using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>The doubled form against SpikingJelly's equations, which halve the input, written step by step.</summary>
public sealed class HalvedInputLifTests
{
    private const int TimeSteps = 5;

    [Theory]
    [InlineData(new[] { 1.2f, 1.2f, 1.2f, 1.2f, 2.0f }, 1f, false, new[] { 0f, 0f, 1f, 0f, 1f })]
    [InlineData(new[] { 0f, 3f, 5f, 1f, 2f }, 1f, true, new[] { 0f, 1f, 1f, 1f, 1f })]
    [InlineData(new[] { .6f, .6f, .6f, .6f }, 0.5f, false, new[] { 0f, 0f, 1f, 0f })]
    public void Spikes_are_those_worked_out_by_hand(float[] current, float theta, bool soft, float[] spikes)
    {
        using var scope = NewDisposeScope();
        var result = Lif.Forward(tensor(current).view(-1, 1), current.Length, HalvedInputLif.Parameters(theta, soft));
        Assert.Equal(spikes, result.data<float>().ToArray());
    }

    /// <summary>v = 0, .5, 1.75, .375, .1875 after steps with a soft reset; h is v + spike.</summary>
    [Fact]
    public void The_soft_reset_leaves_what_is_above_the_threshold()
    {
        using var scope = NewDisposeScope();
        var potential = Lif.Potential(tensor([0f, 3f, 5f, 1f, 2f]).view(-1, 1), 5, HalvedInputLif.Map) / 2;
        Assert.Equal([0f, 1.5f, 2.75f, 1.375f, 1.1875f], potential.data<float>().ToArray());
    }

    [Theory]
    [InlineData(1f, false)]
    [InlineData(1f, true)]
    [InlineData(0.5f, false)]
    public void Spikes_and_gradients_are_those_of_the_halved_input(float theta, bool soft)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(7);
        var (values, upstream) = (randn(TimeSteps, 4, 9) * 2.5, randn(TimeSteps, 4, 9));
        var doubled = values.clone().requires_grad_();
        var spikes = Lif.Forward(doubled, TimeSteps, HalvedInputLif.Parameters(theta, soft));
        (spikes * upstream).sum().backward();
        var published = values.clone().requires_grad_();
        var expected = StepByStep(published, theta, soft);
        (expected * upstream).sum().backward();
        Assert.True(spikes.eq(expected).all().item<bool>());
        Assert.True(doubled.grad!.allclose(published.grad!, 1e-5, 1e-6));
    }

    private static Tensor StepByStep(Tensor current, float theta, bool soft)
    {
        var v = zeros_like(current[0]);
        var spikes = new List<Tensor>();
        foreach (var x in current.unbind())
        {
            var h = v + ((x - v) / 2);
            var hard = h.ge(theta).to(float32);
            var smooth = (4 * (h - theta)).sigmoid();
            spikes.Add(hard + (smooth - smooth.detach()));
            v = soft ? h - (theta * hard) : h * (1 - hard);
        }
        return stack(spikes);
    }
}
