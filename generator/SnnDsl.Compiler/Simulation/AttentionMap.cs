namespace SnnDsl.Compiler.Simulation;

/// <summary>The binary maps of attention in one inference.</summary>
/// <param name="Heads">Number of heads.</param>
/// <param name="Size">Rows and columns of a map: tokens, or channels of a head.</param>
/// <param name="Steps">[time step][head, row, column], 0 or 1.</param>
public sealed record AttentionMap(int Heads, int Size, IReadOnlyList<int[]> Steps)
{
    /// <summary>Whether a neuron of a map fired.</summary>
    public bool IsSet(int step, int head, int row, int column) => Steps[step][(((head * Size) + row) * Size) + column] != 0;
}
