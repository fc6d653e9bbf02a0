using System.Globalization;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Reads the arguments of one attribute, with defaults and checked ranges.</summary>
internal sealed class AttributeValues(AttributeModel attribute, string owner, IssueSink issues)
{
    /// <summary>Value of an argument, or the default when it is not given. Names ignore case.</summary>
    public object? Find(string name) =>
        attribute.Arguments.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>An integer without a range.</summary>
    public int Integer(string name, int fallback) =>
        Find(name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : fallback;

    /// <summary>An integer that must lie in a range; outside of it an issue is reported.</summary>
    public int Integer(string name, int fallback, int minimum, int maximum)
    {
        int value = Integer(name, fallback);
        if (value < minimum || value > maximum)
        {
            Report(name, value, $"{minimum} to {maximum}");
        }

        return value;
    }

    /// <summary>A real number without a range.</summary>
    public double Real(string name, double fallback) =>
        Find(name) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : fallback;

    /// <summary>An enumeration value; a number outside of the enumeration is reported.</summary>
    public T Enumeration<T>(string name)
        where T : struct, Enum
    {
        int value = Integer(name, 0);
        if (!Enum.IsDefined(typeof(T), value))
        {
            Report(name, value, string.Join(", ", Enum.GetNames(typeof(T))));
        }

        return (T)Enum.ToObject(typeof(T), value);
    }

    /// <summary>Reports that an argument's value is not allowed.</summary>
    public void Report(string name, object actual, string allowed) =>
        issues.Add(IssueCatalogue.ValueOutOfRange.At(attribute.Element, $"{name} of [{attribute.Name}]", owner, actual, allowed));
}
