using SnnDsl.Training.Functional;
using SnnDsl.Training.Surrogates;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

/// <summary>Compares the fused backward pass with torch's own differentiation of the same equations written step by step,
/// where a spike is <c>hard.detach() + soft - soft.detach()</c>.</summary>
public sealed class LifGradientTests
{
    private const int TimeSteps = 4;

    public static TheoryData<float, bool, bool, string, bool> Neurons
    {
        get
        {
            var data = new TheoryData<float, bool, bool, string, bool>();
            foreach (var surrogate in KnownSurrogates.All.Names)
            {
                data.Add(0.5f, false, false, surrogate, false);
                data.Add(0.25f, true, false, surrogate, false);
                data.Add(0.75f, false, true, surrogate, true);
                data.Add(1f, true, true, surrogate, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Neurons))]
    public void Gradient_equals_the_equations(float decay, bool subtract, bool inclusive, string surrogate, bool detach)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        var parameters = new LifParameters(decay, 0.9f, subtract, inclusive, KnownSurrogates.All.Find(surrogate), detach);
        var upstream = randn(TimeSteps, 5, 7); // 35 neurons: not a whole number of vectors
        var values = randn(TimeSteps, 5, 7) * 1.5;

        var fused = values.clone().requires_grad_();
        (Lif.Forward(fused, TimeSteps, parameters) * upstream).sum().backward();
        var stepwise = values.clone().requires_grad_();
        (StepByStep(stepwise, parameters) * upstream).sum().backward();
        Assert.True(fused.grad!.allclose(stepwise.grad!, 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(127, 1f, false)]
    [InlineData(7, 0.6f, false)] // clamps
    [InlineData(1, 0.9f, true)]
    public void Gradient_through_quantized_membranes_equals_the_equations(int levels, float scale, bool subtract)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        var parameters = new LifParameters(ResetBySubtraction: subtract, MembraneLevels: levels, MembraneScale: scale);
        var upstream = randn(TimeSteps, 5, 7);
        var values = randn(TimeSteps, 5, 7) * 1.5;
        var fused = values.clone().requires_grad_();
        (Lif.Forward(fused, TimeSteps, parameters) * upstream).sum().backward();
        var stepwise = values.clone().requires_grad_();
        (StepByStep(stepwise, parameters) * upstream).sum().backward();
        Assert.True(fused.grad!.allclose(stepwise.grad!, 1e-4, 1e-5));
    }

    [Fact]
    public void Gradient_of_a_constant_current_is_the_sum_over_time()
    {
        using var scope = NewDisposeScope();
        var parameters = new LifParameters();
        var upstream = randn(TimeSteps, 9);
        var values = randn(1, 9);
        var once = values.clone().requires_grad_();
        (Lif.Forward(once, TimeSteps, parameters) * upstream).sum().backward();
        var repeated = values.clone().requires_grad_();
        (Lif.Forward(repeated.expand(TimeSteps, 9), TimeSteps, parameters) * upstream).sum().backward();
        Assert.True(once.grad!.allclose(repeated.grad!, 1e-5, 1e-6));
    }

    private static Tensor StepByStep(Tensor current, LifParameters p)
    {
        var u = zeros_like(current[0]);
        var spikes = new List<Tensor>();
        foreach (var x in current.unbind())
        {
            var h = (p.Decay * u) + x;
            var hard = (p.FireAtThreshold ? h.ge(p.Threshold) : h.gt(p.Threshold)).to(float32);
            var soft = p.Surrogate is TriangleSurrogate
                ? h * (1 - (h - p.Threshold).abs()).clamp_min(0).detach()
                : (4 * (h - p.Threshold)).sigmoid();
            var s = hard + soft - soft.detach();
            var reset = p.DetachReset ? hard : s;
            u = p.ResetBySubtraction ? h - (p.Threshold * reset) : h * (1 - reset);
            if (p.MembraneLevels > 0)
                u = Quantized(u, p);
            spikes.Add(s);
        }
        return stack(spikes);
    }

    private static Tensor Quantized(Tensor u, LifParameters p)
    {
        var share = (u.tanh() / p.MembraneScale).clamp(-1, 1);
        return p.MembraneScale * (((share * p.MembraneLevels).round() / p.MembraneLevels).detach() + share - share.detach());
    }
}
