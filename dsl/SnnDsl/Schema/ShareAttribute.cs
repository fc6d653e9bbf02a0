namespace SnnDsl.Schema;

/// <summary>A share that leaves something over.</summary>
internal sealed class ShareAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override string Text => "at least 0 and less than 1";

    /// <inheritdoc/>
    public override double Least => 0;

    /// <inheritdoc/>
    public override bool Allows(double value) => value is >= 0 and < 1;
}
