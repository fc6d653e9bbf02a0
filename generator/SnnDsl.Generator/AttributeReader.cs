using Microsoft.CodeAnalysis;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads the attributes of the namespace SnnDsl. What the C# compiler rejects is left out.</summary>
internal static class AttributeReader
{
    private const string Suffix = "Attribute";

    public static EquatableArray<AttributeModel> Read(ISymbol symbol, SourceMapBuilder positions, CancellationToken cancellation)
    {
        var attributes = new List<AttributeModel>();
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { TypeKind: TypeKind.Class } type
                && type.ContainingNamespace?.ToDisplayString(FullNames.Format) == nameof(SnnDsl)
                && attribute.ApplicationSyntaxReference is { } syntax)
            {
                int element = positions.Add(syntax.GetSyntax(cancellation).GetLocation());
                attributes.Add(new AttributeModel(NameOf(type), ReadArguments(attribute).ToEquatableArray(), element));
            }
        }

        return attributes.ToEquatableArray();
    }

    private static string NameOf(INamedTypeSymbol type) =>
        type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    private static IEnumerable<ArgumentModel> ReadArguments(AttributeData attribute)
    {
        int parameters = attribute.AttributeConstructor?.Parameters.Length ?? 0;
        for (int i = 0; i < Math.Min(parameters, attribute.ConstructorArguments.Length); i++)
        {
            if (ValueOf(attribute.ConstructorArguments[i]) is { } value)
            {
                yield return new ArgumentModel(attribute.AttributeConstructor!.Parameters[i].Name, value);
            }
        }

        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (ValueOf(argument.Value) is { } value)
            {
                yield return new ArgumentModel(argument.Key, value);
            }
        }
    }

    /// <summary>The constant, if it is of a type that the attributes use; an enumeration as its number.</summary>
    private static object? ValueOf(TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && constant.Value is int or double or bool or string
            ? constant.Value
            : null;
}
