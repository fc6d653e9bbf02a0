using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Reports;

namespace SnnDsl.Compiler.Operations;

/// <summary>An operation of the float graph. Linker and reports ask it what they want to know.</summary>
/// <param name="Name">Its name; with that of the stage it names the node.</param>
public abstract record FloatOperation(string Name)
{
    /// <summary>Whether its output are spikes of neurons, whose rate training measures.</summary>
    public abstract bool HasNeurons { get; }

    /// <summary>Whether its output has the shape of its first input whatever that is, so that a wrong shape is not its doing.</summary>
    public abstract bool KeepsShape { get; }

    /// <summary>Pairs of an input and an output that a weight connects; what a padded convolution would read outside its input is
    /// none. 0 of an operation without weights.</summary>
    public abstract long Connections { get; }

    /// <summary>Floating-point parameters besides weights and biases: scales and offsets, or gains of every time step.</summary>
    public abstract FloatParameters Parameters(int timeSteps);

    /// <summary>Weights and biases by layer: of a synapse one, of a pair of heads two.</summary>
    internal abstract IEnumerable<LayerParameters> Layers(string stage);

    /// <summary>Mean spikes or counts of an output element per time step, where no training measured it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="input">The node that it reads first; the node itself where it reads none.</param>
    /// <param name="means">Means of the nodes before it.</param>
    internal abstract double Mean(FloatNode node, FloatNode input, double[] means);

    /// <summary>Additions of a time step besides those of connections.</summary>
    internal abstract double Additions(FloatNode node, double[] means);

    /// <summary>Name of what gives counts behind it their largest value and their scale; <see langword="null"/> where that is
    /// said by its input.</summary>
    internal abstract string? CountedWindow { get; }

    /// <summary>Adds what the node becomes in the integer graph.</summary>
    internal abstract void Lower(IntegerGraphBuilder builder, FloatNode node);

    /// <summary>What it computes, in dumps of the graph.</summary>
    internal abstract string Describe();
}
