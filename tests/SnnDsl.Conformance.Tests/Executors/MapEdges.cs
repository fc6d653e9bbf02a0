namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>
/// Edge cases of the neurons of an attention map. With S twice the potential, half of what a time step leaves of it is kept, in as
/// many bits as the steps to come can tell apart; what does not fit is cut.
/// </summary>
/// <param name="size">Rows and columns of the map.</param>
/// <param name="most">The most that a neuron counts in one step.</param>
/// <param name="steps">Time steps.</param>
/// <param name="edges">Where they are counted.</param>
internal sealed class MapEdges(int size, int most, int steps, EdgeCounts edges)
{
    private const int LowPlanes = 4;

    /// <summary>What was kept at the step before, if the bits that do not fit were dropped instead of cut.</summary>
    private readonly int[,] _dropped = new int[size, size];

    /// <summary>The same, without planes from 2^4 on.</summary>
    private readonly int[,] _low = new int[size, size];

    private int _step;

    /// <summary>A neuron in the current time step, with what it counts and its potential before the reset.</summary>
    public void See(int row, int column, int count, double potential)
    {
        int sum = (int)Math.Floor(2 * potential);
        bool fires = sum >= 2;
        edges.Add(EdgeCase.MapSaturates, _step > 0 && _dropped[row, column] + count >= 2 != fires);
        edges.Add(EdgeCase.MapHasHighPlanes, _step > 0 && _low[row, column] + count >= 2 != fires);
        int kept = fires ? (sum >> 1) - 1 : 0;
        _dropped[row, column] = kept & ((1 << Bits()) - 1);
        int cut = Math.Min(kept, (1 << Bits()) - 1);
        _low[row, column] = cut & ((1 << LowPlanes) - 1);
    }

    public void EndStep() => _step++;

    /// <summary>Bits that are kept for the steps to come.</summary>
    private int Bits() => Math.Min(steps - _step, Math.Max(2, (int)Math.Log2(most) + 1));
}
