using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules;

/// <summary>The scale of quantized membranes.</summary>
public sealed class LifNeuronTests
{
    [Fact]
    public void The_average_follows_batches_in_training_and_is_frozen_in_evaluation()
    {
        using var scope = NewDisposeScope();
        using var neuron = Neuron(MembraneScale.MovingAverage);
        Assert.Equal(1f, neuron.Parameters.MembraneScale);
        var current = tensor([0.3f, -2f, 5f]).view(1, 3); // keeps -2, then -2 - tanh(2) / 2
        neuron.train();
        var largest = Lif.LargestKept(current, 2, neuron.Parameters);
        Assert.InRange(largest, 0.98f, 0.99f);
        neuron.call(current);
        Assert.Equal(0.9f + (0.1f * largest), neuron.Parameters.MembraneScale, 1e-6f);

        neuron.eval();
        var frozen = neuron.Parameters.MembraneScale;
        var alone = neuron.call(current);
        neuron.call(current * 0.1);
        Assert.Equal(frozen, neuron.Parameters.MembraneScale);
        Assert.Equal(alone.data<float>().ToArray(), neuron.call(current).data<float>().ToArray());
        Assert.Contains("scale", neuron.state_dict().Keys); // and saved with the weights
    }

    [Fact]
    public void Membranes_at_rest_do_not_draw_the_average_to_zero()
    {
        using var scope = NewDisposeScope();
        using var neuron = Neuron(MembraneScale.MovingAverage);
        neuron.train();
        for (var i = 0; i < 300; i++)
            neuron.call(zeros(1, 2));
        Assert.Equal(0.01f, neuron.Parameters.MembraneScale, 1e-5f);
        Assert.True(neuron.call(zeros(1, 2)).isfinite().all().item<bool>());
    }

    [Fact]
    public void The_scale_of_one_follows_nothing()
    {
        using var scope = NewDisposeScope();
        using var neuron = Neuron(MembraneScale.One);
        neuron.train();
        neuron.call(full(1, 2, 0.1f));
        Assert.Equal(1f, neuron.Parameters.MembraneScale);
        Assert.Empty(neuron.state_dict());
    }

    [Theory]
    [InlineData(MembraneScale.One, 0)]
    [InlineData(MembraneScale.MovingAverage, 3)]
    public void The_quantizers_option_holds_for_every_layer_of_neurons(MembraneScale scale, int averages)
    {
        using var network = NetworkBuilder.Build(NetworkBuilder.Graph(typeof(BinaryNet)), 1, quantizer: new QuantizerOptions(MembraneScale: scale));
        var neurons = network.Layers.OfType<LifNeuron>().ToArray();
        Assert.Equal(averages, neurons.Count(neuron => neuron.state_dict().Count > 0));
        Assert.All(neurons, neuron => Assert.Equal(127, neuron.Parameters.MembraneLevels));
    }

    private static LifNeuron Neuron(MembraneScale scale)
    {
        var operation = NetworkBuilder.Graph(typeof(BinaryNet)).Nodes.Select(node => node.Operation).OfType<NeuronOperation>().First();
        return new LifNeuron(operation.Rule, 2, scale);
    }
}
