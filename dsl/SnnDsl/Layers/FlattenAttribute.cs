namespace SnnDsl;

/// <summary>
/// Turns a feature map into a vector. It is implied in front of a <see cref="LinearAttribute"/> and may be written for
/// clarity, first in that stage or last in the one before.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute
{
}
