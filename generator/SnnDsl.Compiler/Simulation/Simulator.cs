using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Simulation;

/// <summary>
/// Computes a network in integers as SPEC.md defines it: the reference that the C is compared with. One instance may be
/// used by several threads.
/// </summary>
public sealed class Simulator
{
    private readonly IntegerGraph _graph;
    private readonly SynapseSimulator?[] _synapses;

    /// <summary>Prepares a network.</summary>
    public Simulator(IntegerGraph graph)
    {
        _graph = graph;
        _synapses = [.. graph.Nodes.Select(n => n.Operation switch
        {
            SpikingOperation spiking => new SynapseSimulator(spiking.Synapse),
            ReadOutOperation readOut => new SynapseSimulator(readOut.Synapse),
            _ => null,
        })];
    }

    /// <summary>Runs one inference.</summary>
    /// <param name="image">Pixels in height, width, channel order, as many as the input has.</param>
    /// <exception cref="ArgumentException">The image has another size.</exception>
    public SimulationResult Run(ReadOnlySpan<byte> image)
    {
        if (image.Length != _graph.Input.Size)
        {
            throw new ArgumentException(
                $"The image has {image.Length} values, '{_graph.Name}' needs {_graph.Input.Size} ({_graph.Input}).", nameof(image));
        }

        int[] pixels = [.. image.ToArray().Select(p => (int)p)];
        var values = new int[_graph.Nodes.Count][][];
        int[] scores = [];
        foreach (IntegerNode node in _graph.Nodes)
        {
            int[][] input = node.Inputs.Count == 0 ? [] : values[node.Inputs[0]];
            values[node.Id] = node.Operation switch
            {
                ImageOperation => [.. Enumerable.Repeat(pixels, _graph.TimeSteps)],
                SpikingOperation spiking => Spikes(node, spiking, input, [.. node.Inputs.Skip(1).Select(i => values[i])]),
                IntegerPoolOperation pool => [.. input.Select(step => PoolSimulator.Run(pool, InputShape(node), node.Shape, step))],
                IntegerOptionAOperation optionA => [.. input.Select(step => OptionASimulator.Run(optionA, InputShape(node), node.Shape, step))],
                ReadOutOperation => [],
                _ => throw new InvalidOperationException($"The node {node.Name} cannot be simulated."),
            };
            if (node.Operation is ReadOutOperation readOut)
            {
                scores = Scores(node, readOut, input);
            }
        }

        values[0] = [];
        return new SimulationResult(values, scores);
    }

    private Declarations.TensorShape InputShape(IntegerNode node) => _graph.Source(node).Shape;

    private int[][] Spikes(IntegerNode node, SpikingOperation operation, int[][] input, int[][][] shortcuts)
    {
        var membranes = new int[node.Shape.Size];
        var spikes = new int[_graph.TimeSteps][];
        long[] accumulators = [];
        for (int t = 0; t < _graph.TimeSteps; t++)
        {
            // Direct coding repeats the same array, whose current is computed once.
            accumulators = t > 0 && ReferenceEquals(input[t], input[t - 1]) ? accumulators : _synapses[node.Id]!.Run(input[t]);
            int step = t;
            spikes[t] = NeuronSimulator.Step(operation.Neuron, accumulators, [.. shortcuts.Select(s => s[step])], membranes);
        }

        return spikes;
    }

    private int[] Scores(IntegerNode node, ReadOutOperation operation, int[][] input)
    {
        var sums = new long[node.Shape.Size];
        foreach (int[] step in input)
        {
            long[] accumulators = _synapses[node.Id]!.Run(step);
            for (int c = 0; c < sums.Length; c++)
            {
                sums[c] += accumulators[c];
            }
        }

        return [.. sums.Select((sum, c) =>
            checked((int)((sum * operation.Parameters.Multipliers[c]) + operation.Parameters.Biases[c])))];
    }
}
