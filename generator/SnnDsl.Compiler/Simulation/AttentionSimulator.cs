using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Simulation;

/// <summary>Attention with a binary map (SPEC.md 1.9).</summary>
internal sealed class AttentionSimulator
{
    private readonly IntegerAttentionOperation _attention;
    private readonly AttentionShape _sizes;
    private readonly int _channels;
    private readonly int[] _mapMembranes;
    private readonly int[] _membranes;

    /// <summary>Prepares one inference.</summary>
    public AttentionSimulator(IntegerAttentionOperation attention, TensorShape shape)
    {
        _attention = attention;
        _sizes = attention.Sizes(shape);
        _channels = shape.Channels;
        _mapMembranes = new int[attention.Heads * _sizes.MapSize * _sizes.MapSize];
        _membranes = new int[shape.Size];
    }

    /// <summary>Runs all time steps on the spikes of each.</summary>
    /// <returns>The maps, and the spikes behind them.</returns>
    public (AttentionMap Map, int[][] Spikes) Run(int[][] query, int[][] key, int[][] value)
    {
        var maps = new int[query.Length][];
        var spikes = new int[query.Length][];
        for (int step = 0; step < query.Length; step++)
        {
            maps[step] = new int[_mapMembranes.Length];
            spikes[step] = new int[_membranes.Length];
            for (int head = 0; head < _attention.Heads; head++)
            {
                RunHead(step, head, Head(query[step], head), Head(key[step], head), Head(value[step], head), maps[step], spikes[step]);
            }
        }

        return (new AttentionMap(_attention.Heads, _sizes.MapSize, maps), spikes);
    }

    private void RunHead(int step, int head, BinaryMatrix query, BinaryMatrix key, BinaryMatrix value, int[] map, int[] spikes)
    {
        (int size, int width) = (_sizes.MapSize, _sizes.Width);
        int first = head * size * size;
        int[] overlaps = _sizes.IsQueryKey ? query.Times(key.Transposed) : key.Transposed.Times(value);
        for (int i = 0; i < overlaps.Length; i++)
        {
            map[first + i] = FireMap(first + i, overlaps[i]);
        }

        var fired = new BinaryMatrix(map, first, size, size, size, 1);
        int[] counts = _sizes.IsQueryKey ? fired.Times(value) : query.Times(fired);
        int lambda = _attention.Parameters.Lambda[(step * _attention.Heads) + head];
        for (int i = 0; i < counts.Length; i++)
        {
            int neuron = (i / width * _channels) + (head * width) + (i % width);
            spikes[neuron] = Fire(neuron, checked(counts[i] * lambda));
        }
    }

    /// <summary>Tokens as rows, channels of a head as columns.</summary>
    private BinaryMatrix Head(int[] spikes, int head) => new(spikes, head * _sizes.Width, _sizes.Tokens, _sizes.Width, _channels, 1);

    private int FireMap(int neuron, int overlap)
    {
        int v = (_mapMembranes[neuron] >> 1) + overlap;
        bool fires = v >= 2;
        _mapMembranes[neuron] = fires ? v - 2 : v;
        return fires ? 1 : 0;
    }

    private int Fire(int neuron, int current)
    {
        int v = checked((_membranes[neuron] >> 1) + current);
        bool fires = v >= 1 << _attention.Parameters.FractionalBits;
        _membranes[neuron] = fires ? 0 : v;
        return fires ? 1 : 0;
    }
}
