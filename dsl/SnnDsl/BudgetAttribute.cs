using SnnDsl.Schema;

namespace SnnDsl;

/// <summary>
/// Memory that the network may use on the target. Exceeding it is a compile error that names the layer that costs most.
/// Counted are the network's own constants and its state struct; kernels, stack and application are not.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Read-only data of the network in KiB (1024 bytes); 0 means unlimited.</summary>
    [Range(0, 1 << 20)]
    public int FlashKiB { get; set; }

    /// <summary>State of one instance of the network in KiB (1024 bytes); 0 means unlimited.</summary>
    [Range(0, 1 << 20)]
    public int RamKiB { get; set; }
}
