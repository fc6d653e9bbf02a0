using System.Globalization;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Reads the arguments of one attribute, with defaults and checked ranges. A text is the name of a parameter; what is
/// wrong is reported when it is read, and replaced by a value in range.
/// </summary>
internal sealed class AttributeValues(AttributeModel attribute, string owner, ParameterScope scope, IssueSink issues)
{
    /// <summary>Whether an argument is given. Names ignore case.</summary>
    public bool Has(string name) => Raw(name) is not null;

    /// <summary>Whether the value is known here: not given, a number, or a parameter with a value.</summary>
    public bool IsKnown(string name) =>
        Raw(name) is not string text || (scope.Values.TryGetValue(text, out object? value) && value is not null);

    /// <summary>An integer without a range.</summary>
    public int Integer(string name, int fallback) => Integer(name, fallback, int.MinValue, int.MaxValue);

    /// <summary>An integer that must lie in a range; outside of it an issue is reported.</summary>
    public int Integer(string name, int fallback, int minimum, int maximum)
    {
        object value = Resolve(name, fallback);
        if (value is int number)
        {
            if (number < minimum || number > maximum)
            {
                Report(name, number, $"{minimum} to {maximum}");
            }

            return number;
        }

        ReportType(name, value, "a whole number");
        return Math.Max(fallback, minimum);
    }

    /// <summary>A real number without a range.</summary>
    public double Real(string name, double fallback)
    {
        object value = Resolve(name, fallback);
        if (value is int or double)
        {
            return Convert.ToDouble(value, CultureInfo.InvariantCulture);
        }

        ReportType(name, value, "a number");
        return fallback;
    }

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

    /// <summary>
    /// An argument for a parameter of a block; <see langword="null"/> if it is not known here, or wrong and reported.
    /// </summary>
    public object? ForParameter(string name, ParameterModel parameter)
    {
        object value = Resolve(name, Unknown.Value);
        bool isReal = parameter.TypeName == ParameterModel.Real;
        switch (value)
        {
            case Unknown:
                return null;
            case int number:
                // Without the cast both branches would become a double.
                return isReal ? (object)(double)number : number;
            case double when isReal:
                return value;
            default:
                ReportType(name, value, isReal ? "a number" : "a whole number");
                return null;
        }
    }

    /// <summary>Reports that an argument's value is not allowed.</summary>
    public void Report(string name, object actual, string allowed) =>
        issues.Add(IssueCatalogue.ValueOutOfRange.At(attribute.Element, Describe(name), owner, actual, allowed));

    private object? Raw(string name) =>
        attribute.Arguments.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The value behind names; <see cref="Unknown"/> if it is not known or not there.</summary>
    private object Resolve(string name, object fallback)
    {
        object? raw = Raw(name);
        if (raw is not string parameter)
        {
            return raw ?? fallback;
        }

        if (scope.Values.TryGetValue(parameter, out object? value))
        {
            return value ?? Unknown.Value;
        }

        issues.Add(IssueCatalogue.UnknownParameter.At(attribute.Element, Describe(name), owner, parameter, scope.Owner, scope.Names));
        return Unknown.Value;
    }

    private void ReportType(string name, object value, string expected)
    {
        if (value is not Unknown)
        {
            issues.Add(IssueCatalogue.ValueOfWrongType.At(attribute.Element, Describe(name), owner, Describe(value), expected));
        }
    }

    private string Describe(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
        ? string.Format(CultureInfo.InvariantCulture, "Argument {0} of [{1}]", index + 1, attribute.Name)
        : $"{name} of [{attribute.Name}]";

    private static object Describe(object value) => value switch
    {
        double number => FormattableString.Invariant($"the real number {number:R}"),
        bool truth => truth ? "true" : "false",
        _ => value,
    };
}

/// <summary>A value that is not known while a block is checked on its own.</summary>
internal sealed class Unknown
{
    public static Unknown Value { get; } = new();
}
