namespace SnnDsl.Compiler.Simulation;

/// <summary>A second current in the format of the membranes that it is added to.</summary>
internal sealed class BranchSimulator(IntegerBranch branch)
{
    private readonly SynapseSimulator _synapse = new(branch.Synapse);

    /// <summary>Currents of one time step in height, width, channel order.</summary>
    /// <exception cref="OverflowException">A product leaves 32 bits: the proof of its range was wrong.</exception>
    public long[] Run(int[] input)
    {
        long[] accumulators = _synapse.Run(input);
        int channels = branch.Parameters.Multipliers.Count;
        for (int i = 0; i < accumulators.Length; i++)
        {
            int product = checked((int)(accumulators[i] * branch.Parameters.Multipliers[i % channels]));
            accumulators[i] = product >> branch.Parameters.Shift;
        }

        return accumulators;
    }
}
