using SnnDsl.Compiler.Declarations;
using SnnDsl.Data;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Pruning;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Pruning;

public sealed class CriterionTests
{
    private static readonly ScoringImages Images = new(Stripes.Create(96, 1), new Augmentation(MaxShift: 1), Seed: 4, Batches: 2, BatchSize: 32);

    [Fact]
    public void The_rank_counts_singular_values_above_the_limit()
    {
        using var scope = NewDisposeScope();
        var maps = stack([zeros(4, 5), ones(4, 5), eye(4, 5), Diagonal(1, 1e-5f, 1e-7f, 0)]);
        Assert.Equal([0L, 1L, 4L, 2L], SvsCriterion.Rank(maps).data<long>().ToArray());
    }

    [Fact]
    public void Ranks_of_random_spike_maps_equal_exact_ranks()
    {
        using var scope = NewDisposeScope();
        var random = new Random(2);
        for (var size = 2; size <= 28; size += 13)
        {
            var maps = Enumerable.Range(0, 20).Select(_ => SpikeMap(random, size)).ToArray();
            using var ranks = SvsCriterion.Rank(stack(maps.Select(m => tensor(m.Select(v => v / 4f).ToArray()).view(size, size))));
            Assert.Equal(maps.Select(m => (long)ExactRank.Of(m, size)), ranks.data<long>().ToArray());
        }
    }

    [Fact]
    public void Svs_averages_over_time_first_and_looks_behind_the_max_pooling()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var scores = new SvsCriterion().Score(network, Images);
        Assert.Equal(["Encoder", "Features", "Hidden"], scores.Keys);
        Assert.All(scores["Encoder"], score => Assert.InRange(score, 0, 4)); // 8 x 8, max-pooled to 4 x 4
        Assert.All(scores["Features"], score => Assert.InRange(score, 0, 4)); // 4 x 4, before the counting pool
        Assert.All(scores["Hidden"], score => Assert.InRange(score, 0, 1));
        Assert.Equal(Expected(network, (value, node) => (double)SvsCriterion.Rank(value.mean([0])).to(float64).mean([0])[node].item<double>()), scores["Encoder"]);
    }

    [Fact]
    public void Membrane_sums_magnitudes_before_the_reset()
    {
        using var scope = NewDisposeScope();
        using var current = tensor([0.8f, -0.8f, 0.8f, 1.0f]).view(4, 1);
        Assert.Equal([0.8f, -0.4f, 0.6f, 1.3f], Lif.Potential(current, 4, new LifParameters()).data<float>().ToArray().Select(v => MathF.Round(v, 4)));
        using var network = Network();
        var scores = new MembraneCriterion().Score(network, Images);
        Assert.Equal([6, 8, 24], scores.Values.Select(s => s.Length));
        Assert.All(scores.Values.SelectMany(s => s), score => Assert.True(score > 0));
    }

    [Fact]
    public void L1_sums_magnitudes_of_latent_weights()
    {
        using var network = Network();
        using var _ = no_grad();
        var weight = network.Layers.OfType<QuantizedSynapse>().First().Weight;
        weight.fill_(-0.5f);
        weight[2].fill_(1f);
        Assert.Equal([4.5, 4.5, 9, 4.5, 4.5, 4.5], new L1Criterion().Score(network, Images)["Encoder"]);
    }

    [Theory]
    [InlineData("svs")]
    [InlineData("membrane")]
    [InlineData("l1")]
    [InlineData("random")]
    public void Scores_repeat_and_leave_the_network_as_it_was(string name)
    {
        using var network = Network();
        var before = State(network);
        var first = PruningCriteria.Create(name, 7).Score(network, Images);
        var second = PruningCriteria.Create(name, 7).Score(network, Images);
        Assert.Equal(first, second);
        Assert.Equal(before, State(network));
    }

    [Fact]
    public void An_unknown_criterion_is_refused() =>
        Assert.Contains("svs, membrane, l1, random", Assert.Throws<ArgumentException>(() => PruningCriteria.Create("rank", 1)).Message, StringComparison.Ordinal);

    private static SpikingNetwork Network() => NetworkBuilder.Build(PrunedNetworks.Graph(PrunedNetworks.Chain), seed: 3);

    /// <summary>Scores of the encoder, image by image from the values of its pooling.</summary>
    private static double[] Expected(SpikingNetwork network, Func<Tensor, int, double> score)
    {
        var pool = network.Graph.Nodes.First(n => n.Operation is PoolOperation { Kind: PoolKind.Max });
        var sums = new double[pool.Shape.Channels];
        Images.Show(network, () =>
        {
            for (var c = 0; c < sums.Length; c++)
                sums[c] += score(network.Value(pool), c) / 2;
        });
        return sums;
    }

    private static byte[] State(SpikingNetwork network)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        network.save(writer);
        return stream.ToArray();
    }

    private static Tensor Diagonal(params float[] values) => nn.functional.pad(diag(tensor(values)), [0, 1]);

    /// <summary>Spikes of four steps summed, of low rank now and then.</summary>
    private static int[] SpikeMap(Random random, int size)
    {
        var density = random.NextDouble();
        var map = Enumerable.Range(0, size * size).Select(_ => random.NextDouble() < density ? random.Next(5) : 0).ToArray();
        if (random.Next(2) == 0)
            map.AsSpan(0, size).CopyTo(map.AsSpan((size - 1) * size));
        return map;
    }
}
