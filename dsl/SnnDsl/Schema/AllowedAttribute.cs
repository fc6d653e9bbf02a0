namespace SnnDsl.Schema;

/// <summary>
/// Numbers that a setting of the language may have. It stands on the property of the attribute; reader, messages and tests take
/// it from there, as they take the default from the property's initializer.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class AllowedAttribute : Attribute
{
    /// <summary>The allowed numbers in words, as they stand behind "allowed is".</summary>
    public abstract string Text { get; }

    /// <summary>The number that stands in for one that cannot be read.</summary>
    public abstract double Least { get; }

    /// <summary>Whether a number is allowed.</summary>
    public abstract bool Allows(double value);
}
