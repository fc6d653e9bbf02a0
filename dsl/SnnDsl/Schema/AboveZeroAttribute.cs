namespace SnnDsl.Schema;

/// <summary>Real numbers above 0.</summary>
internal sealed class AboveZeroAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override string Text => "a finite number greater than 0";

    /// <inheritdoc/>
    public override double Least => 1;

    /// <inheritdoc/>
    public override bool Allows(double value) => value > 0 && !double.IsInfinity(value);
}
