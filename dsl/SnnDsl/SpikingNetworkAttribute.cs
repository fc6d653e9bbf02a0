namespace SnnDsl;

/// <summary>
/// Marks a partial class as the declaration of a spiking neural network. Its stages are the partial properties of
/// type <see cref="Stage"/>, in declaration order.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpikingNetworkAttribute : Attribute
{
    /// <summary>Number of time steps of one inference window, 1 to 16. Required.</summary>
    public int TimeSteps { get; set; }
}
