using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Marks a partial class as the declaration of a spiking neural network. Its stages are the partial properties of
/// type <see cref="Stage"/>, <see cref="Synapse"/>, <see cref="Neuron"/>, <see cref="Branch"/> and <see cref="ResidualStage"/>, and of the types of its blocks. They form a
/// chain in declaration order, or what the method <c>Current Forward(Signal image)</c> says.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpikingNetworkAttribute : Attribute
{
    /// <summary>Number of time steps of one inference window, 1 to 16. Required.</summary>
    [Range(1, 16)]
    public int TimeSteps { get; set; }

    /// <summary>
    /// Most time steps of a stream between two resets, up to 65535: as many are proved to fit. 0 (default) means the time steps
    /// of a window, and it cannot be less than these.
    /// </summary>
    [Range(0, 65535)]
    public int MaximumSteps { get; set; }

    /// <summary>Schedules that C is emitted for: framed (default), streaming, or both.</summary>
    public Schedules Schedules { get; set; } = Schedules.Framed;
}
