namespace SnnDsl;

/// <summary>
/// The arguments of a block, in the order of its constructor's parameters; those with a default may be left out at the end.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class ArgumentsAttribute : Attribute
{
    /// <summary>Gives the arguments.</summary>
    /// <param name="values">Numbers, or inside of a block the names of its parameters.</param>
    public ArgumentsAttribute(params object[] values)
    {
        Values = values;
    }

    /// <summary>The arguments in order.</summary>
    public object[] Values { get; }
}
