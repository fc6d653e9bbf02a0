using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>What a layer keeps of its membranes between time steps, and what of it and of a current comes back, from their definitions.</summary>
internal sealed class DenseMembrane
{
    private readonly IntegerNeuron _neuron;
    private readonly NeuronArtifact _parameters;

    /// <summary>Entries of each row by code, 0 included.</summary>
    private readonly int[][] _entries;
    private readonly int[][] _rungs;

    public DenseMembrane(IntegerNeuron neuron)
    {
        (_neuron, _parameters) = (neuron, neuron.Parameters);
        int levels = neuron.Parameters.Codes is { } codes ? (1 << (codes.Bits - 1)) - 1 : 1;
        _entries = [.. (neuron.Parameters.Codes?.Entries ?? []).Chunk(levels).Select(row => (int[])[0, .. row])];
        _rungs = [.. (neuron.Parameters.Codes?.Rungs ?? []).Chunk(levels)];
    }

    /// <summary>What an accumulator adds to the membrane: A * 2^F, or A * M / 2^S.</summary>
    public long Current(int channel, long accumulator) => _parameters.Codes is { Multipliers.Count: > 0 } common
        ? Scaled(accumulator, common.Multipliers[channel], common.Shift)
        : accumulator * (1L << _parameters.FractionalBits);

    /// <summary>A * M / 2^S, rounded toward minus infinity.</summary>
    public static long Scaled(long accumulator, int multiplier, int shift) => FloorDivide(accumulator * multiplier, 1L << shift);

    /// <summary>What is kept of a membrane: itself, or its sign times the number of rungs that its magnitude exceeds.</summary>
    public long Keep(int channel, long v) => _parameters.Codes is null
        ? v
        : Math.Sign(v) * Row(_rungs, channel).LongCount(rung => Math.Abs(v) > rung);

    /// <summary>What is left at the next step of what was kept.</summary>
    public long Left(int channel, long kept) => _parameters.Codes is null
        ? Left(_neuron.Rule.Decay, kept)
        : Math.Sign(kept) * (long)Row(_entries, channel)[Math.Abs(kept)];

    /// <summary>
    /// What would be left of a membrane whose magnitude is that of the middle one of 127 rungs if it counted as greater;
    /// <see langword="null"/> for any other membrane.
    /// </summary>
    public long? LeftIfMiddleWerePassed(int channel, long v) =>
        _parameters.Codes is { Bits: 8 } && Row(_rungs, channel)[63] == Math.Abs(v) ? Left(channel, Math.Sign(v) * 64) : null;

    /// <summary>The decay with its rounding toward minus infinity spelled out.</summary>
    public static long Left(Decay decay, long v) => decay.Name switch
    {
        "None" => v,
        "Half" => FloorDivide(v, 2),
        "Quarter" => FloorDivide(v, 4),
        "ThreeQuarters" => v - FloorDivide(v, 4),
        _ => throw new InvalidOperationException($"The decay {decay} is unknown."),
    };

    /// <summary>The row of a channel, or the only one that there is.</summary>
    private static int[] Row(int[][] rows, int channel) => rows[rows.Length == 1 ? 0 : channel];

    private static long FloorDivide(long v, long divisor) => (v - (((v % divisor) + divisor) % divisor)) / divisor;
}
