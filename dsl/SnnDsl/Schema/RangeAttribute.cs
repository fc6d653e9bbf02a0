using System.Globalization;

namespace SnnDsl.Schema;

/// <summary>Whole numbers from one to another.</summary>
internal sealed class RangeAttribute(int minimum, int maximum) : AllowedAttribute
{
    /// <summary>The least number.</summary>
    public int Minimum => minimum;

    /// <summary>The largest number.</summary>
    public int Maximum => maximum;

    /// <inheritdoc/>
    public override string Text => string.Format(CultureInfo.InvariantCulture, "{0} to {1}", minimum, maximum);

    /// <inheritdoc/>
    public override double Least => minimum;

    /// <inheritdoc/>
    public override bool Allows(double value) => value >= minimum && value <= maximum;
}
