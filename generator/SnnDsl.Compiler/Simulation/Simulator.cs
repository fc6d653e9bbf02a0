using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Simulation;

/// <summary>
/// Computes a network in integers as SPEC.md defines it: the reference that the C is compared with. One instance may be
/// used by several threads.
/// </summary>
public sealed class Simulator
{
    private static readonly Dictionary<Type, Entry> EntryOf = new()
    {
        [typeof(ImageOperation)] = (_, _, run) => run.Steps,
        [typeof(EventsOperation)] = (_, _, run) => run.Steps,
        [typeof(SpikingOperation)] = (simulator, node, run) => simulator.Spikes(node, (SpikingOperation)node.Operation, run.Values),
        [typeof(IntegerPoolOperation)] = (simulator, node, run) =>
            [.. simulator.Source(node, run).Select(step => PoolSimulator.Run((IntegerPoolOperation)node.Operation, simulator.InputShape(node), node.Shape, step))],
        [typeof(IntegerOptionAOperation)] = (simulator, node, run) =>
            [.. simulator.Source(node, run).Select(step => OptionASimulator.Run((IntegerOptionAOperation)node.Operation, simulator.InputShape(node), node.Shape, step))],
        [typeof(IntegerResidualOperation)] = (simulator, node, run) => simulator.State(node, (IntegerResidualOperation)node.Operation, run.Values),
        [typeof(ResidualNeuronOperation)] = (simulator, node, run) => Spikes((ResidualNeuronOperation)node.Operation, simulator.Source(node, run)),
        [typeof(IntegerAttentionOperation)] = (_, node, run) => Attended(node, (IntegerAttentionOperation)node.Operation, run),
        [typeof(ReadOutOperation)] = (simulator, node, run) => run.End(simulator.Scores(node, (ReadOutOperation)node.Operation, simulator.Source(node, run))),
        [typeof(IntegerHeadsOperation)] = (simulator, node, run) => run.End(simulator.Scores((IntegerHeadsOperation)node.Operation, run.Values)),
    };

    private readonly IntegerGraph _graph;
    private readonly SynapseSimulator?[] _synapses;
    private readonly BranchSimulator?[] _branches;

    /// <summary>Prepares a network.</summary>
    public Simulator(IntegerGraph graph)
    {
        _graph = graph;
        _synapses = [.. graph.Nodes.Select(n => n.Synapse is { } synapse ? new SynapseSimulator(synapse) : null)];
        _branches = [.. graph.Nodes.Select(n => (n.Operation as SpikingOperation)?.Branch is { } branch ? new BranchSimulator(branch) : null)];
    }

    /// <summary>How the output of a node is computed.</summary>
    private delegate int[][] Entry(Simulator simulator, IntegerNode node, SimulationRun run);

    /// <summary>The operations that it computes.</summary>
    internal static IEnumerable<Type> Operations => EntryOf.Keys;

    /// <summary>Runs one inference.</summary>
    /// <param name="input">Pixels in height, width, channel order, as many as the input has; or the counts of events of all
    /// time steps, one after the other, each 0 to the most that the input counts.</param>
    /// <exception cref="ArgumentException">The input has another size, or a count is too large.</exception>
    public SimulationResult Run(ReadOnlySpan<byte> input)
    {
        var run = new SimulationRun(InputSteps(input), _graph.Nodes.Count);
        foreach (IntegerNode node in _graph.Nodes)
        {
            run.Values[node.Id] = EntryOf[node.Operation.GetType()](this, node, run);
        }

        run.Values[0] = [];
        return new SimulationResult(run.Values, run.Scores) { Maps = run.Maps };
    }

    /// <summary>The input of each time step; an image is the same array in all of them.</summary>
    private int[][] InputSteps(ReadOnlySpan<byte> input)
    {
        int size = _graph.Input.Size;
        int frames = _graph.Declaration.ReadsEvents ? _graph.TimeSteps : 1;
        if (input.Length != frames * size)
        {
            string expected = frames == 1 ? $"{size} ({_graph.Input})" : $"{frames * size} ({frames} time steps of {_graph.Input})";
            throw new ArgumentException($"The input has {input.Length} values, '{_graph.Name}' needs {expected}.", nameof(input));
        }

        int[] values = [.. input.ToArray().Select(v => (int)v)];
        if (!_graph.Declaration.ReadsEvents)
        {
            return [.. Enumerable.Repeat(values, _graph.TimeSteps)];
        }

        int largest = values.Max();
        return largest <= _graph.Declaration.EventMaximum
            ? [.. Enumerable.Range(0, frames).Select(t => values.AsSpan(t * size, size).ToArray())]
            : throw new ArgumentException(
                $"The input counts {largest} events of one element, '{_graph.Name}' counts {_graph.Declaration.EventMaximum} at most.", nameof(input));
    }

    private int[][] Source(IntegerNode node, SimulationRun run) => run.Values[_graph.Source(node).Id];

    private Declarations.TensorShape InputShape(IntegerNode node) => _graph.Source(node).Shape;

    private int[][] Spikes(IntegerNode node, SpikingOperation operation, int[][][] values)
    {
        int[][] input = values[operation.Source];
        int[][][] shortcuts = [.. _graph.Shortcuts(node).Select(s => values[s.Id])];
        int[][]? branchInput = _graph.BranchSource(node) is { } source ? values[source.Id] : null;
        var membranes = new int[node.Shape.Size];
        var spikes = new int[_graph.TimeSteps][];
        long[] accumulators = [];
        for (int t = 0; t < _graph.TimeSteps; t++)
        {
            // Direct coding repeats the same array, whose current is computed once.
            accumulators = t > 0 && ReferenceEquals(input[t], input[t - 1]) ? accumulators : _synapses[node.Id]!.Run(input[t]);
            int step = t;
            long[] branch = branchInput is null ? [] : _branches[node.Id]!.Run(branchInput[t]);
            spikes[t] = NeuronSimulator.Step(operation.Neuron, accumulators, branch, [.. shortcuts.Select(s => s[step])], membranes);
        }

        return spikes;
    }

    private int[][] State(IntegerNode node, IntegerResidualOperation operation, int[][][] values)
    {
        int[][][] states = [.. _graph.States(node).Select(s => values[s.Id])];
        return [.. values[operation.Source].Select((spikes, t) => StreamSimulator.Join(
            operation.Parameters, _synapses[node.Id]!.Run(spikes), [.. states.Select(s => s[t])]))];
    }

    private static int[][] Spikes(ResidualNeuronOperation neuron, int[][] states)
    {
        var membranes = new int[states[0].Length];
        return [.. states.Select(state => StreamSimulator.Fire(neuron, state, membranes))];
    }

    private static int[][] Attended(IntegerNode node, IntegerAttentionOperation attention, SimulationRun run)
    {
        (AttentionMap map, int[][] spikes) = new AttentionSimulator(attention, node.Shape)
            .Run(run.Values[attention.Query], run.Values[attention.Key], run.Values[attention.Value]);
        run.Maps[node.Id] = map;
        return spikes;
    }

    private int[] Scores(IntegerHeadsOperation heads, int[][][] values) => StreamSimulator.Scores(
        heads.Parameters, _graph.Nodes[heads.Older].Shape.Channels, values[heads.Older], values[heads.Newer]);

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
