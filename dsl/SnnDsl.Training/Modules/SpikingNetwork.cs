using SnnDsl.Compiler.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>A chain of layers. Images [batch, channels, height, width] in 0..1 give logits [T, batch, classes].</summary>
public sealed class SpikingNetwork : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<nn.Module<Tensor, Tensor>> layers;

    internal SpikingNetwork(FloatGraph graph, nn.Module<Tensor, Tensor>[] modules)
        : base(graph.Name)
    {
        Graph = graph;
        layers = new ModuleList<nn.Module<Tensor, Tensor>>(modules);
        RegisterComponents();
    }

    /// <summary>The graph this network was built from.</summary>
    public FloatGraph Graph { get; }

    /// <summary>The layers in the order the data flows.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>> Layers => [.. layers];

    /// <summary>The spiking layers in order.</summary>
    public IEnumerable<LifNeuron> Neurons => layers.OfType<LifNeuron>();

    /// <summary>Names of the stages with neurons, in order.</summary>
    public IEnumerable<string> SpikingStages => Graph.Declaration.Stages.Where(s => s.Neuron is not null).Select(s => s.Name);

    /// <inheritdoc/>
    /// <remarks>The image is one time step; the first neurons repeat their current for all T (direct coding).</remarks>
    public override Tensor forward(Tensor input) =>
        layers.Aggregate(Shaped(input).unsqueeze(0), (value, layer) => layer.call(value));

    /// <summary>Mean spikes per neuron and time step of each spiking layer in the last forward pass, scalars.</summary>
    public IReadOnlyList<Tensor> SpikeRates() => [.. Neurons.Select(neuron => neuron.Spikes!.mean())];

    private Tensor Shaped(Tensor input) => Graph.Declaration.Input.IsFlat ? input.flatten(1) : input;
}
