namespace SnnDsl.Compiler.Reports;

/// <summary>
/// An estimate of energy from counts of operations, as papers on spiking networks give it. It is no measurement and says
/// nothing of a microcontroller: it prices 32-bit floating-point arithmetic in 45 nm silicon (Horowitz, "Computing's
/// energy problem", ISSCC 2014: addition 0.9 pJ, multiplication 3.7 pJ) and leaves out memory and control.
/// </summary>
public static class EnergyEstimate
{
    /// <summary>Picojoules of one accumulation: one spike into one neuron.</summary>
    public const double PicojoulesPerAccumulate = 0.9;

    /// <summary>Picojoules of one multiplication and accumulation: one input pixel into one neuron.</summary>
    public const double PicojoulesPerMultiplyAccumulate = 4.6;

    /// <summary>Estimated millijoules of one inference.</summary>
    public static double Millijoules(SynapticOperations operations) =>
        ((PicojoulesPerAccumulate * operations.Accumulates) + (PicojoulesPerMultiplyAccumulate * operations.MultiplyAccumulates)) * 1e-9;
}
