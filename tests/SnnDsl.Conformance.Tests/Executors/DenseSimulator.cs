using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>
/// A second simulator, written from the definition of every layer in the plainest way: it shares no code with the
/// compiler's. It also keeps the smallest and largest accumulator and membrane of every layer that it saw.
/// </summary>
internal sealed class DenseSimulator : IExecutor
{
    private readonly Dictionary<int, uint[]> _maps = [];

    public string Name => "dense simulator";

    /// <summary>Ranges seen so far by network and node.</summary>
    public Dictionary<(string Network, int Node), (IntegerRange Accumulator, IntegerRange Membrane)> Seen { get; } = [];

    /// <summary>Edge cases seen so far.</summary>
    public EdgeCounts Edges { get; } = new();

    public IReadOnlyList<CaseOutcome> Run(IReadOnlyList<NetworkCase> cases) =>
        [.. cases.Select(c => new CaseOutcome([.. c.Images.Select(image => RunImage(c.Graph, image))], 0, Failure: null))];

    private ImageOutcome RunImage(IntegerGraph graph, byte[] image)
    {
        var values = new List<int[][]> { Input(graph, image) };
        var layers = new List<LayerWords>();
        for (int id = 1; id < graph.Nodes.Count - 1; id++)
        {
            IntegerNode node = graph.Nodes[id];
            int[][][] inputs = [.. node.Inputs.Select(i => values[i])];
            TensorShape inputShape = graph.Nodes[node.Inputs[0]].Shape;
            values.Add(node.Operation switch
            {
                SpikingOperation spiking => Spiking(graph, node, spiking, inputs),
                IntegerPoolOperation pool => [.. inputs[0].Select(step => Pool(inputShape, node.Shape, pool, step))],
                IntegerOptionAOperation optionA => [.. inputs[0].Select(step => OptionA(inputShape, node.Shape, optionA, step))],
                IntegerResidualOperation stream => [.. inputs[0].Select((step, t) => DenseStream.Next(
                    stream, [.. Enumerable.Range(0, node.Shape.Size).Select(n => Current(stream.Synapse, step, n))], [.. inputs[1..].Select(s => s[t])], (a, x) => See(graph.Name, id, a, x), Edges))],
                ResidualNeuronOperation neuron => DenseStream.Fire(neuron, inputs[0], (a, v) => See(graph.Name, id, a, v)),
                IntegerAttentionOperation attention => Attended(id, attention, node.Shape, inputs),
                _ => throw new InvalidOperationException($"The node {node.Name} is unknown."),
            });
            layers.Add(new LayerWords(id, Words(node, values[^1])));
        }

        IntegerNode readOut = graph.Nodes[^1];
        int[] scores = readOut.Operation is IntegerHeadsOperation heads
            ? DenseStream.Scores(heads.Parameters, graph.Nodes[readOut.Inputs[0]].Shape.Channels, values[readOut.Inputs[0]], values[readOut.Inputs[1]])
            : Scores(graph, readOut, values[readOut.Inputs[0]]);
        return new ImageOutcome(layers, 0, scores, Other: null, TouchedBytes: 0);
    }

    /// <summary>The words of a layer; maps stand behind the spikes of their attention.</summary>
    private uint[] Words(IntegerNode node, int[][] values) => node.IsState
        ? DenseStream.Words(values)
        : [.. PackedSpikes.Pack(values, node.Planes), .. node.Operation is IntegerAttentionOperation ? _maps[node.Id] : (uint[])[]];

    private int[][] Attended(int id, IntegerAttentionOperation attention, TensorShape shape, int[][][] inputs)
    {
        (int[][] output, int[][] maps, int size) = DenseAttention.Run(attention, shape, inputs, Edges);
        _maps[id] = [.. maps.SelectMany(step => step.Chunk(size)).SelectMany(row => PackedSpikes.Pack([row], 1))];
        return output;
    }

    /// <summary>An image is the same at every time step; events of the steps stand one after the other.</summary>
    private int[][] Input(IntegerGraph graph, byte[] input)
    {
        bool readsEvents = graph.Nodes[0].Operation is EventsOperation;
        Edges.Add(EdgeCase.EventsAbove15, readsEvents && input.Any(count => count > 15));
        return [.. Enumerable.Range(0, graph.TimeSteps).Select(t =>
            (readsEvents ? input.Skip(t * graph.Input.Size).Take(graph.Input.Size) : input).Select(p => (int)p).ToArray())];
    }

    private int[][] Spiking(IntegerGraph graph, IntegerNode node, SpikingOperation operation, int[][][] inputs)
    {
        NeuronArtifact p = operation.Neuron.Parameters;
        var membranes = new DenseMembrane(operation.Neuron);
        int[][] spikes = [.. Enumerable.Range(0, graph.TimeSteps).Select(_ => new int[node.Shape.Size])];
        for (int n = 0; n < node.Shape.Size; n++)
        {
            int c = n % node.Shape.Channels;
            long kept = 0;
            long? mistaken = null;
            for (int t = 0; t < graph.TimeSteps; t++)
            {
                long current = Current(operation.Synapse, inputs[0][t], n);
                int arriving = inputs[1..(operation.Branch is null ? inputs.Length : inputs.Length - 1)].Sum(shortcut => shortcut[t][n]);
                long v = membranes.Left(c, kept) + membranes.Current(c, current) + p.Biases[c] + ((long)arriving * p.Thresholds[c]);
                v += operation.Branch is { } branch
                    ? DenseMembrane.Scaled(Current(branch.Synapse, inputs[^1][t], n), branch.Parameters.Multipliers[c], branch.Parameters.Shift)
                    : 0;
                See(graph.Name, node.Id, current, v);
                bool Fires(long potential) => operation.Neuron.Rule.Fire == FireCondition.Greater ? potential > p.Thresholds[c] : potential >= p.Thresholds[c];
                bool fires = Fires(v);
                Edges.Add(EdgeCase.MiddleRungIsMet, mistaken is { } left && Fires(v - membranes.Left(c, kept) + left) != fires);
                spikes[t][n] = fires ? 1 : 0;
                long after = !fires ? v : operation.Neuron.Rule.Reset == ResetMode.Zero ? 0 : v - p.Thresholds[c];
                kept = membranes.Keep(c, after);
                mistaken = membranes.LeftIfMiddleWerePassed(c, after);
            }
        }

        return spikes;
    }

    private int[] Scores(IntegerGraph graph, IntegerNode node, int[][] input)
    {
        var operation = (ReadOutOperation)node.Operation;
        var scores = new int[node.Shape.Size];
        for (int c = 0; c < scores.Length; c++)
        {
            long sum = input.Sum(step => Current(operation.Synapse, step, c));
            long score = (sum * operation.Parameters.Multipliers[c]) + operation.Parameters.Biases[c];
            See(graph.Name, node.Id, sum, score);
            scores[c] = checked((int)score);
        }

        return scores;
    }

    /// <summary>Sum over the window of output element <paramref name="n"/>.</summary>
    private static long Current(IntegerSynapse synapse, int[] input, int n)
    {
        SynapseGeometry g = synapse.Geometry;
        int channel = n % g.Output.Channels;
        int top = (n / g.Output.Channels / g.Output.Width * g.Window.Stride.Height) - g.Window.Padding.Height;
        int left = (n / g.Output.Channels % g.Output.Width * g.Window.Stride.Width) - g.Window.Padding.Width;
        int weight = channel * g.FanIn;
        long sum = 0;
        for (int y = top; y < top + g.Window.Kernel.Height; y++)
        {
            for (int x = left; x < left + g.Window.Kernel.Width; x++)
            {
                bool isInside = y >= 0 && y < g.Input.Height && x >= 0 && x < g.Input.Width;
                for (int c = 0; c < g.Input.Channels; c++, weight++)
                {
                    sum += isInside ? (long)synapse.Weights[weight] * input[(((y * g.Input.Width) + x) * g.Input.Channels) + c] : 0;
                }
            }
        }

        return sum;
    }

    private int[] Pool(TensorShape input, TensorShape output, IntegerPoolOperation pool, int[] spikes)
    {
        var result = new int[output.Size];
        for (int n = 0; n < result.Length; n++)
        {
            int c = n % output.Channels;
            int top = (n / output.Channels / output.Width * pool.Window.Stride.Height) - pool.Window.Padding.Height;
            int left = (n / output.Channels % output.Width * pool.Window.Stride.Width) - pool.Window.Padding.Width;
            IEnumerable<int> window =
                from y in Enumerable.Range(top, pool.Window.Kernel.Height)
                from x in Enumerable.Range(left, pool.Window.Kernel.Width)
                where y >= 0 && y < input.Height && x >= 0 && x < input.Width
                select spikes[(((y * input.Width) + x) * input.Channels) + c];
            result[n] = pool.IsMaximum ? window.Max() : window.Sum();
            Edges.Add(EdgeCase.PooledAbove255, result[n] > byte.MaxValue);
        }

        return result;
    }

    private static int[] OptionA(TensorShape input, TensorShape output, IntegerOptionAOperation operation, int[] spikes)
    {
        var result = new int[output.Size];
        for (int n = 0; n < result.Length; n++)
        {
            int c = (n % output.Channels) - operation.ChannelOffset;
            int y = n / output.Channels / output.Width * operation.Stride;
            int x = n / output.Channels % output.Width * operation.Stride;
            result[n] = c >= 0 && c < input.Channels ? spikes[(((y * input.Width) + x) * input.Channels) + c] : 0;
        }

        return result;
    }

    private void See(string network, int node, long accumulator, long membrane)
    {
        var a = new IntegerRange(accumulator, accumulator);
        var v = new IntegerRange(membrane, membrane);
        Seen[(network, node)] = Seen.TryGetValue((network, node), out var seen)
            ? (seen.Accumulator.Union(a), seen.Membrane.Union(v))
            : (a, v);
    }
}
