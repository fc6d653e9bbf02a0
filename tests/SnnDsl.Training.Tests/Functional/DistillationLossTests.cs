using SnnDsl.Training.Functional;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Functional;

public sealed class DistillationLossTests
{
    private const int Batch = 3, Classes = 4;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void The_second_head_learns_the_teachers_class(double weight)
    {
        using var scope = NewDisposeScope();
        var (first, second, teacher, labels) = Draw();
        var expected = ((1 - weight) * CrossEntropy(first, labels, 0.1)) + (weight * CrossEntropy(second, teacher.argmax(1), 0));
        var loss = DistillationLoss.Compute(first, second, labels, teacher, new DistillationOptions(Weight: weight, LabelSmoothing: 0.1));
        Assert.Equal(expected, loss.item<float>(), 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Or_its_probabilities(double temperature)
    {
        using var scope = NewDisposeScope();
        var (first, second, teacher, labels) = Draw();
        var divergence = 0.0;
        for (var n = 0; n < Batch; n++)
        {
            var (p, q) = (Softmax(teacher[n], temperature), Softmax(second[n], temperature));
            divergence += p.Zip(q).Sum(pair => pair.First * Math.Log(pair.First / pair.Second)) / Batch;
        }
        var expected = (0.5 * CrossEntropy(first, labels, 0)) + (0.5 * temperature * temperature * divergence);
        var options = new DistillationOptions(DistillationTarget.Soft, Temperature: temperature);
        Assert.Equal(expected, DistillationLoss.Compute(first, second, labels, teacher, options).item<float>(), 1e-5);
    }

    [Fact]
    public void A_student_that_equals_its_teacher_costs_no_divergence()
    {
        using var scope = NewDisposeScope();
        var (first, second, _, labels) = Draw();
        var options = new DistillationOptions(DistillationTarget.Soft, Weight: 1, Temperature: 2);
        Assert.Equal(0f, DistillationLoss.Compute(first, second, labels, second, options).item<float>(), 1e-6f);
    }

    [Fact]
    public void Mixed_samples_cost_the_mixture_of_their_labels_losses()
    {
        using var scope = NewDisposeScope();
        var (first, second, teacher, labels) = Draw();
        var others = tensor([1L, 2L, 3L]);
        var shares = (0.3 * nn.functional.one_hot(labels, Classes).to(float32)) + (0.7 * nn.functional.one_hot(others, Classes).to(float32));
        var options = new DistillationOptions(LabelSmoothing: 0.1);
        var mixed = DistillationLoss.Compute(first, second, shares, teacher, options).item<float>();
        var expected = (0.3 * DistillationLoss.Compute(first, second, labels, teacher, options).item<float>())
            + (0.7 * DistillationLoss.Compute(first, second, others, teacher, options).item<float>());
        Assert.Equal(expected, mixed, 1e-5);
    }

    [Fact]
    public void Without_a_teacher_both_heads_learn_the_labels()
    {
        using var scope = NewDisposeScope();
        var (first, second, _, labels) = Draw();
        var loss = DistillationLoss.Compute(first, second, labels, null, new DistillationOptions(DistillationTarget.None));
        Assert.Equal((CrossEntropy(first, labels, 0) + CrossEntropy(second, labels, 0)) / 2, loss.item<float>(), 1e-5);
    }

    [Theory]
    [InlineData(DistillationTarget.Hard)]
    [InlineData(DistillationTarget.Soft)]
    public void No_gradient_reaches_the_teacher_and_each_head_gets_its_own(DistillationTarget target)
    {
        using var scope = NewDisposeScope();
        var (first, second, teacher, labels) = Draw();
        foreach (var logits in new[] { first, second, teacher })
            logits.requires_grad_();
        DistillationLoss.Compute(first, second, labels, teacher, new DistillationOptions(target)).backward();
        Assert.True(first.grad!.abs().sum().item<float>() > 0);
        Assert.True(second.grad!.abs().sum().item<float>() > 0);
        Assert.Null(teacher.grad);
    }

    [Fact]
    public void The_network_says_the_mean_of_both_heads()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2f, 1f], DistillationLoss.Combined(tensor([1f, 0f]), tensor([3f, 2f])).data<float>().ToArray());
    }

    [Fact]
    public void What_is_out_of_range_or_missing_is_refused()
    {
        using var scope = NewDisposeScope();
        var (first, second, teacher, labels) = Draw();
        foreach (var options in new DistillationOptions[] { new(Weight: 1.1), new(Weight: double.NaN), new(Temperature: 0), new(LabelSmoothing: -0.1) })
            Assert.Throws<RecipeException>(() => DistillationLoss.Compute(first, second, labels, teacher, options));
        Assert.Throws<ArgumentNullException>(() => DistillationLoss.Compute(first, second, labels, null, new DistillationOptions()));
    }

    private static (Tensor First, Tensor Second, Tensor Teacher, Tensor Labels) Draw()
    {
        random.manual_seed(12);
        return (randn(Batch, Classes), randn(Batch, Classes), randn(Batch, Classes) * 2, tensor([0L, 3L, 1L]));
    }

    private static double CrossEntropy(Tensor logits, Tensor labels, double smoothing)
    {
        var sum = 0.0;
        for (var n = 0; n < Batch; n++)
        {
            var q = Softmax(logits[n], 1);
            for (var c = 0; c < Classes; c++)
                sum -= ((c == labels[n].item<long>() ? 1 - smoothing : 0) + (smoothing / Classes)) * Math.Log(q[c]);
        }
        return sum / Batch;
    }

    private static double[] Softmax(Tensor logits, double temperature)
    {
        var powers = logits.data<float>().Select(z => Math.Exp(z / temperature)).ToArray();
        return [.. powers.Select(p => p / powers.Sum())];
    }
}
