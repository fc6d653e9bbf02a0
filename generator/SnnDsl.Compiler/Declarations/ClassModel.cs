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
    int Element);

/// <summary>
/// A property that carries layer attributes or has the type <see cref="Stage"/>. <paramref name="IsPartial"/> is true
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

/// <summary>An argument by parameter or property name; the value is a boxed integer, double, bool or string.</summary>
public sealed record ArgumentModel(string Name, object Value);
