using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// A class as it was found, by the generator in source or by reflection at run time: names and constants, nothing
/// judged. Every <c>Element</c> numbers a place in the class, so that positions can be kept apart from content.
/// </summary>
public sealed record ClassModel(
    string Name,
    string Namespace,
    string Accessibility,
    bool IsPartial,
    bool IsSupportedKind,
    EquatableArray<string> ContainingTypes,
    EquatableArray<AttributeModel> Attributes,
    EquatableArray<PropertyModel> Properties,
    int Element)
{
    /// <summary>Whether the class is a network.</summary>
    public bool IsNetwork => Attributes.Any(a => a.Name == "SpikingNetwork");

    /// <summary>Whether the class is a block.</summary>
    public bool IsBlock => Attributes.Any(a => a.Name == "Block");

    /// <summary>The name that properties of this type have it under.</summary>
    public string FullName => string.Join(
        ".",
        (Namespace.Length == 0 ? [] : (string[])[Namespace])
            .Concat(ContainingTypes.Select(t => t.Substring(t.LastIndexOf(' ') + 1)))
            .Append(Name));

    /// <summary>Parameters of a block's constructor.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; } = [];

    /// <summary>The method Forward; <see langword="null"/> for a chain.</summary>
    public ForwardModel? Forward { get; init; }

    /// <summary>Every block that the class or one of its blocks uses, each once; empty in the blocks themselves.</summary>
    public EquatableArray<ClassModel> Blocks { get; init; } = [];
}

/// <summary>
/// A parameter of a block's constructor; <paramref name="TypeName"/> is its type, fully qualified. The default is
/// <see langword="null"/> if an argument is required.
/// </summary>
public sealed record ParameterModel(string Name, string TypeName, object? Default, int Element)
{
    /// <summary>Type of a parameter for whole numbers.</summary>
    public const string Whole = "System.Int32";

    /// <summary>Type of a parameter for real numbers.</summary>
    public const string Real = "System.Double";
}

/// <summary>
/// A property that carries layer attributes or has the type of a stage or block. <paramref name="IsPartial"/> is true
/// for a partial property with a getter and nothing else; <paramref name="TypeName"/> is its type, fully qualified.
/// </summary>
public sealed record PropertyModel(
    string Name,
    string TypeName,
    string Accessibility,
    bool IsPartial,
    bool IsStatic,
    EquatableArray<AttributeModel> Attributes,
    int Element);

/// <summary>
/// An attribute of the namespace SnnDsl: its name without the suffix, and its arguments: the constructor's, then the
/// others by name (reflection does not keep the order they are written in).
/// </summary>
public sealed record AttributeModel(string Name, EquatableArray<ArgumentModel> Arguments, int Element);

/// <summary>
/// An argument by parameter or property name, or by its place in a list; the value is a boxed integer, double, bool or
/// string, or an <see cref="UnreadableValue"/>.
/// </summary>
public sealed record ArgumentModel(string Name, object Value);

/// <summary>A constant of a type that no attribute of the language takes.</summary>
public sealed record UnreadableValue(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
