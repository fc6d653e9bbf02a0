using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Simulation;

/// <summary>Attention with a binary map (SPEC.md 1.9).</summary>
internal sealed class AttentionSimulator
{
    private readonly IntegerAttentionOperation _attention;
    private readonly int _tokens;
    private readonly int _channels;

    /// <summary>Channels of a head.</summary>
    private readonly int _width;

    /// <summary>Rows and columns of a map.</summary>
    private readonly int _size;
    private readonly int[] _mapMembranes;
    private readonly int[] _membranes;

    /// <summary>Prepares one inference.</summary>
    public AttentionSimulator(IntegerAttentionOperation attention, TensorShape shape)
    {
        _attention = attention;
        _tokens = shape.Height * shape.Width;
        _channels = shape.Channels;
        _width = _channels / attention.Heads;
        _size = attention.Order == AttentionOrder.QueryKey ? _tokens : _width;
        _mapMembranes = new int[attention.Heads * _size * _size];
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

        return (new AttentionMap(_attention.Heads, _size, maps), spikes);
    }

    private void RunHead(int step, int head, BinaryMatrix query, BinaryMatrix key, BinaryMatrix value, int[] map, int[] spikes)
    {
        bool isQueryKey = _attention.Order == AttentionOrder.QueryKey;
        int first = head * _size * _size;
        int[] overlaps = isQueryKey ? query.Times(key.Transposed) : key.Transposed.Times(value);
        for (int i = 0; i < overlaps.Length; i++)
        {
            map[first + i] = FireMap(first + i, overlaps[i]);
        }

        var fired = new BinaryMatrix(map, first, _size, _size, _size, 1);
        int[] counts = isQueryKey ? fired.Times(value) : query.Times(fired);
        int lambda = _attention.Parameters.Lambda[(step * _attention.Heads) + head];
        for (int i = 0; i < counts.Length; i++)
        {
            int neuron = (i / _width * _channels) + (head * _width) + (i % _width);
            spikes[neuron] = Fire(neuron, checked(counts[i] * lambda));
        }
    }

    /// <summary>Tokens as rows, channels of a head as columns.</summary>
    private BinaryMatrix Head(int[] spikes, int head) => new(spikes, head * _width, _tokens, _width, _channels, 1);

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
