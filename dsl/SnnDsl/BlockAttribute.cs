namespace SnnDsl;

/// <summary>
/// Marks a partial class as a block: a part of a network that is declared once and used as a property of networks and
/// other blocks. Its stages, its Forward method (from <see cref="Spikes"/>, <see cref="Signal"/> or <see cref="Residual"/> to spikes or a
/// residual, as <c>Spikes Forward(Spikes x)</c>) or chain are those of a network; for a chain the generator adds the Forward that it is
/// applied with. Parameters of its primary constructor, of type int or double, may stand for numbers in the attributes of its
/// properties: <c>[Conv2d(nameof(channels))]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute
{
}
