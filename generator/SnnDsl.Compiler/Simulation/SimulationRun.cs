namespace SnnDsl.Compiler.Simulation;

/// <summary>What one inference has computed so far.</summary>
/// <param name="steps">The input of each time step.</param>
/// <param name="nodes">Number of nodes.</param>
internal sealed class SimulationRun(int[][] steps, int nodes)
{
    /// <summary>The input of each time step.</summary>
    public int[][] Steps => steps;

    /// <summary>Output of each node, [time step][element].</summary>
    public int[][][] Values { get; } = new int[nodes][][];

    /// <summary>Maps of nodes with attention.</summary>
    public Dictionary<int, AttentionMap> Maps { get; } = [];

    /// <summary>Scores; none before the read-out.</summary>
    public int[] Scores { get; private set; } = [];

    /// <summary>Takes the scores of a read-out, which has no other output.</summary>
    public int[][] End(int[] scores)
    {
        Scores = scores;
        return [];
    }
}
