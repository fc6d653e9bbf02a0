using System.Globalization;
using SnnDsl.Compiler.Issues;
using SnnDsl.Schema;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// Reads the arguments of one attribute, with the defaults and the allowed values of its schema. A text is the name of a
/// parameter; what is wrong is reported when it is read.
/// </summary>
internal sealed class AttributeValues(AttributeModel attribute, string owner, ParameterScope scope, IssueSink issues)
{
    private readonly AttributeSchema _schema = AttributeSchema.Of(attribute.Name);

    /// <summary>Whether the attribute has a setting of a name.</summary>
    public bool Takes(string name) => _schema.Has(name);

    /// <summary>Whether the schema allows a number.</summary>
    public bool Allows(string name, double number) => _schema.Setting(name).Allowed?.Allows(number) ?? true;

    /// <summary>Whether an argument is given. Names ignore case.</summary>
    public bool Has(string name) => Raw(name) is not null;

    /// <summary>Whether the value is known here: not given, a number, or a parameter with a value.</summary>
    public bool IsKnown(string name) =>
        Raw(name) is not string text || (scope.Values.TryGetValue(text, out object? value) && value is not null);

    /// <summary>A whole number; one that is not allowed is reported.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="report">The issue for a number that is not allowed, with the allowed ones in words; that of any value if there is none.</param>
    public int Integer(string name, Func<int, string, Issue>? report = null)
    {
        SettingSchema setting = _schema.Setting(name);
        object value = Resolve(name, setting.Default ?? 0);
        if (value is not int number)
        {
            ReportType(name, value, "a whole number");
            return (int)setting.Fallback;
        }

        if (setting.Allowed is { } allowed && !allowed.Allows(number))
        {
            issues.Add(report?.Invoke(number, allowed.Text) ?? OutOfRange(name, number, allowed.Text));
        }

        return number;
    }

    /// <summary>A whole number from 0 that must be less than another setting, whose value is given.</summary>
    public int IntegerBelow(string name, int other)
    {
        int number = Integer(name);
        BelowAttribute below = _schema.Setting(name).Below!;
        if (number < 0 || (IsKnown(below.Setting) && number >= Math.Max(other, 1)))
        {
            Report(name, number, $"0 to {Math.Max(other, 1) - 1} (less than {below.Words})");
        }

        return number;
    }

    /// <summary>A real number; one that is not allowed is reported.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="report">The issue for a number that is not allowed, with the allowed ones in words; that of any value if there is none.</param>
    public double Real(string name, Func<double, string, Issue>? report = null)
    {
        SettingSchema setting = _schema.Setting(name);
        object value = Resolve(name, setting.Default ?? 0);
        if (value is not (int or double))
        {
            ReportType(name, value, "a number");
            return setting.Fallback;
        }

        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (setting.Allowed is { } allowed && !allowed.Allows(number))
        {
            issues.Add(report?.Invoke(number, allowed.Text) ?? OutOfRange(name, number, allowed.Text));
        }

        return number;
    }

    /// <summary>An enumeration value; a number outside of the enumeration is reported.</summary>
    public T Enumeration<T>(string name)
        where T : struct, Enum
    {
        int value = Integer(name);
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
        issues.Add(OutOfRange(name, actual, allowed));

    /// <summary>The issue of a value that is not allowed.</summary>
    public Issue OutOfRange(string name, object actual, string allowed) =>
        IssueCatalogue.ValueOutOfRange.At(attribute.Element, Describe(name), owner, actual, allowed);

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
