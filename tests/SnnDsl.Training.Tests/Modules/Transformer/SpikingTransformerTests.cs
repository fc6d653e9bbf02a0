using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

public sealed class SpikingTransformerTests
{
    /// <summary>The count of the released code's log, and of the published ImageNet network.</summary>
    [Theory]
    [InlineData(false, 9_314_884)]
    [InlineData(true, 30_178_064)]
    public void Parameters_are_as_many_as_published(bool imageNet, long parameters)
    {
        using var scope = NewDisposeScope();
        using var network = new SpikingTransformer(imageNet ? SpikingTransformerOptions.ImageNet : SpikingTransformerOptions.Cifar(10), seed: 1);
        Assert.Equal(parameters, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 2)]
    public void Images_become_tokens(int pools, int side)
    {
        using var scope = NewDisposeScope();
        using var network = new SpikingTransformer(SmallTransformer.Options with { Pools = pools }, seed: 1);
        Assert.Equal([3, 2, side * side, 16], network.Tokenizer.call(rand(2, 3, 16, 16)).shape);
        var (first, second) = network.call(rand(2, 3, 16, 16));
        Assert.Equal([2L, 4], first.shape);
        Assert.Equal([2L, 4], second.shape);
    }

    [Fact]
    public void An_image_is_the_same_frame_in_every_step()
    {
        using var scope = NewDisposeScope();
        using var network = new SpikingTransformer(SmallTransformer.Options, seed: 1);
        network.eval();
        var image = rand(2, 3, 8, 8);
        Assert.True(network.Predict(image).allclose(network.Predict(image.expand(3, 2, 3, 8, 8)), 1e-5, 1e-6));
    }

    [Fact]
    public void Tokens_stand_row_by_row()
    {
        using var scope = NewDisposeScope();
        using var network = new SpikingTransformer(SmallTransformer.Options with { Pools = 1 }, seed: 1);
        network.train(); // batch norms that have seen nothing would leave most neurons silent
        var image = rand(2, 3, 6, 8);
        var first = network.Tokenizer.Norm.call(nn.functional.conv2d(image, network.Tokenizer.Weight, padding: [1, 1])).unsqueeze(0);
        var map = network.Tokenizer.BinaryStages.Aggregate(first, (value, stage) => stage.call(value)); // 3 x 4 pixels
        var tokens = network.Tokenizer.call(image);
        Assert.True(tokens[2, 1, (4 * 1) + 3].allclose(map[2, 1, TensorIndex.Colon, 1, 3]));
        Assert.False(tokens[2, 1, (4 * 1) + 3].allclose(map[2, 1, TensorIndex.Colon, 2, 3]));
    }

    [Fact]
    public void The_prediction_is_the_mean_of_the_heads_of_the_last_two_states()
    {
        using var scope = NewDisposeScope();
        using var network = new SpikingTransformer(SmallTransformer.Options, seed: 1);
        network.eval();
        var image = rand(2, 3, 8, 8);
        var (older, newer) = network.Blocks.call(network.Tokenizer.call(image));
        var parts = network.Heads.Parts;
        var first = older.mean([0, 2]).matmul(parts[0].Weight.t()) + parts[0].Bias;
        var second = newer.mean([0, 2]).matmul(parts[1].Weight.t()) + parts[1].Bias;
        Assert.True(network.Predict(image).allclose((first + second) / 2, 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(Recomputation.None, Shortcut.Average, null)]
    [InlineData(Recomputation.FromOutputs, Shortcut.Average, 10)]
    [InlineData(Recomputation.FromInputs, Shortcut.Plain, null)]
    public void Two_classes_are_learned_from_labels_and_a_teacher(Recomputation recomputation, Shortcut shortcut, int? fractionBits)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(13);
        var options = SmallTransformer.Options with { Classes = 2, Depth = 1, Recomputation = recomputation, Shortcut = shortcut, FractionBits = fractionBits };
        using var network = new SpikingTransformer(options, seed: 1);
        var labels = tensor([0L, 1, 0, 1, 0, 1, 0, 1]);
        var images = rand(8, 3, 8, 8) * 0.5;
        images.narrow(2, 0, 4).mul_((1 + (2 * labels)).view(8, 1, 1, 1)); // the upper half is bright in one class
        var teacher = nn.functional.one_hot(labels, 2).to(float32);
        using var optimizer = optim.AdamW(network.parameters(), 0.01);
        var losses = new List<float>();
        for (var step = 0; step < 15; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var (first, second) = network.call(images);
            var loss = DistillationLoss.Compute(first, second, labels, teacher, new DistillationOptions());
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }
        Assert.InRange(losses[^1], 0, losses[0] / 2);
        Assert.True(network.Predict(images).argmax(1).eq(labels).all().item<bool>());
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public void The_seed_decides_all_weights(int first, int second, bool same)
    {
        using var one = new SpikingTransformer(SmallTransformer.Options, first);
        using var other = new SpikingTransformer(SmallTransformer.Options, second);
        Assert.Equal(same, one.parameters().Zip(other.parameters()).All(pair => pair.First.allclose(pair.Second)));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var good = SmallTransformer.Options;
        foreach (var options in new[]
        {
            good with { Channels = 12 }, good with { Heads = 3 }, good with { Depth = 0 }, good with { Pools = 5 }, good with { FractionBits = 13 },
            good with { Shortcut = Shortcut.Plain, Recomputation = Recomputation.FromOutputs },
            good with { Depth = 5, Recomputation = Recomputation.FromOutputs },
        })
        {
            Assert.Throws<ArgumentException>(() => new SpikingTransformer(options, seed: 1));
        }
    }
}
