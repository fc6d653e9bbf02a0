namespace SnnDsl.Compiler.Simulation;

/// <summary>Everything one inference computed.</summary>
/// <param name="Layers">
/// Spikes, counts or states of each node of the integer graph, [time step][element in height, width, channel order]; empty for
/// the input and the read-out.
/// </param>
/// <param name="Scores">One score per class, 32-bit.</param>
public sealed record SimulationResult(IReadOnlyList<int[][]> Layers, IReadOnlyList<int> Scores)
{
    /// <summary>The maps of nodes with attention, by their ids.</summary>
    public IReadOnlyDictionary<int, AttentionMap> Maps { get; init; } = new Dictionary<int, AttentionMap>();

    /// <summary>The class with the highest score; the lowest index wins a tie.</summary>
    public int Label
    {
        get
        {
            int best = 0;
            for (int i = 1; i < Scores.Count; i++)
            {
                best = Scores[i] > Scores[best] ? i : best;
            }

            return best;
        }
    }
}
