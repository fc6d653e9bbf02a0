using System.Reflection;
using SnnDsl.Schema;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// The settings of one attribute of the language, as its class declares them: defaults are what a new instance holds, allowed
/// values stand as attributes on its properties. Nothing else knows either.
/// </summary>
internal sealed class AttributeSchema
{
    private const string Suffix = "Attribute";

    private static readonly Dictionary<string, AttributeSchema> Schemas = typeof(LayerAttribute).Assembly.GetExportedTypes()
        .Where(t => t.Namespace == nameof(SnnDsl) && !t.IsAbstract && typeof(Attribute).IsAssignableFrom(t))
        .ToDictionary(t => t.Name.Substring(0, t.Name.Length - Suffix.Length), t => new AttributeSchema(t), StringComparer.Ordinal);

    private readonly Dictionary<string, SettingSchema> _settings;

    private AttributeSchema(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderBy(c => c.GetParameters().Length).First();
        object empty = constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        _settings = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(p => p.Name, p => new SettingSchema(p, p.CanWrite ? p.GetValue(empty) : null), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All attributes by name, without the suffix.</summary>
    public static IReadOnlyDictionary<string, AttributeSchema> All => Schemas;

    /// <summary>The settings: constructor arguments and properties.</summary>
    public IEnumerable<SettingSchema> Settings => _settings.Values;

    /// <summary>The settings of an attribute.</summary>
    public static AttributeSchema Of(string attribute) => Schemas.TryGetValue(attribute, out AttributeSchema? schema)
        ? schema
        : throw new InvalidOperationException($"There is no attribute [{attribute}].");

    /// <summary>The largest number that a setting with a range may have.</summary>
    public static int Maximum(string attribute, string setting) => ((RangeAttribute)Of(attribute).Setting(setting).Allowed!).Maximum;

    /// <summary>Whether there is a setting of a name. Names ignore case: constructor parameters begin small.</summary>
    public bool Has(string name) => _settings.ContainsKey(name);

    /// <summary>The setting of a name.</summary>
    public SettingSchema Setting(string name) => _settings[name];
}

/// <summary>One setting of an attribute.</summary>
internal sealed class SettingSchema(PropertyInfo property, object? defaultValue)
{
    /// <summary>Name of the property.</summary>
    public string Name => property.Name;

    /// <summary>Type of the property: object where the name of a parameter may stand.</summary>
    public Type Type => property.PropertyType;

    /// <summary>The default; <see langword="null"/> where a value is required.</summary>
    public object? Default => defaultValue is Enum e ? Convert.ToInt32(e, System.Globalization.CultureInfo.InvariantCulture) : defaultValue;

    /// <summary>The numbers that are allowed; <see langword="null"/> where <see cref="Below"/> or an enumeration says so.</summary>
    public AllowedAttribute? Allowed { get; } = property.GetCustomAttribute<AllowedAttribute>();

    /// <summary>The setting that a number must be less than, if any.</summary>
    public BelowAttribute? Below { get; } = property.GetCustomAttribute<BelowAttribute>();

    /// <summary>What is used when a value cannot be read.</summary>
    public double Fallback => Math.Max(Default is { } number ? Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) : 0, Allowed?.Least ?? 0);
}
