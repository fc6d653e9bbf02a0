namespace SnnDsl;

/// <summary>
/// The stage, or every stage of the block, may be applied more than once, with the same weights, batch norm and
/// thresholds. Every use has the same shapes; what is kept between time steps is each use's own.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class SharedAttribute : Attribute
{
}
