namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>How often each edge case occurred.</summary>
internal sealed class EdgeCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<EdgeCase>().Length];

    public int this[EdgeCase edge] => _counts[(int)edge];

    /// <summary>Counts an edge case where it occurred.</summary>
    public void Add(EdgeCase edge, bool occurred) => _counts[(int)edge] += occurred ? 1 : 0;

    /// <summary>All counts, for a message.</summary>
    public override string ToString() => string.Join(", ", Enum.GetValues<EdgeCase>().Select(edge => $"{edge}: {this[edge]}"));
}
