using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Simulation;

/// <summary>Attention with a binary map (SPEC.md 1.9), one number at a time.</summary>
internal sealed class AttentionSimulator
{
    private readonly IntegerAttentionOperation _attention;
    private readonly int _tokens;
    private readonly int _channels;
    private readonly int _width;
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

    /// <summary>Runs the next time step.</summary>
    /// <returns>The map, [head, row, column], and the spikes behind it.</returns>
    public (int[] Map, int[] Output) Step(int step, int[] query, int[] key, int[] value)
    {
        var map = new int[_mapMembranes.Length];
        var output = new int[_membranes.Length];
        bool isScores = _attention.Order == AttentionOrder.QueryKey;
        for (int head = 0; head < _attention.Heads; head++)
        {
            int lambda = _attention.Parameters.Lambda[(step * _attention.Heads) + head];
            for (int i = 0; i < _size * _size; i++)
            {
                int count = isScores ? Overlap(query, key, head, i / _size, i % _size) : Context(key, value, head, i / _size, i % _size);
                map[(head * _size * _size) + i] = FireMap((head * _size * _size) + i, count);
            }

            for (int i = 0; i < _tokens * _width; i++)
            {
                int count = isScores ? Attended(map, value, head, i / _width, i % _width) : Read(query, map, head, i / _width, i % _width);
                int element = (i / _width * _channels) + (head * _width) + (i % _width);
                output[element] = FireOutput(element, checked(count * lambda));
            }
        }

        return (map, output);
    }

    private int Overlap(int[] query, int[] key, int head, int i, int j) => Enumerable.Range(0, _width)
        .Sum(c => Spike(query, head, i, c) * Spike(key, head, j, c));

    private int Context(int[] key, int[] value, int head, int a, int c) => Enumerable.Range(0, _tokens)
        .Sum(j => Spike(key, head, j, a) * Spike(value, head, j, c));

    private int Attended(int[] map, int[] value, int head, int i, int c) => Enumerable.Range(0, _tokens)
        .Sum(j => Map(map, head, i, j) * Spike(value, head, j, c));

    private int Read(int[] query, int[] map, int head, int i, int c) => Enumerable.Range(0, _width)
        .Sum(a => Spike(query, head, i, a) * Map(map, head, a, c));

    private int Spike(int[] spikes, int head, int token, int channel) => spikes[(token * _channels) + (head * _width) + channel];

    private int Map(int[] map, int head, int row, int column) => map[(((head * _size) + row) * _size) + column];

    private int FireMap(int neuron, int count)
    {
        int v = (_mapMembranes[neuron] >> 1) + count;
        bool fires = v >= 2;
        _mapMembranes[neuron] = fires ? v - 2 : v;
        return fires ? 1 : 0;
    }

    private int FireOutput(int neuron, int current)
    {
        int v = checked((_membranes[neuron] >> 1) + current);
        bool fires = v >= 1 << _attention.Parameters.FractionalBits;
        _membranes[neuron] = fires ? 0 : v;
        return fires ? 1 : 0;
    }
}
