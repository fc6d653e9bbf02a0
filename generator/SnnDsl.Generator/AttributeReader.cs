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
            if (attribute.AttributeClass is { TypeKind: TypeKind.Class, Name: not nameof(ParsedAttribute) } type
                && type.ContainingNamespace?.ToDisplayString(FullNames.Format) == nameof(SnnDsl))
            {
                int element = positions.Add(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation());
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
            string name = attribute.AttributeConstructor!.Parameters[i].Name;
            foreach (ArgumentModel argument in Expand(name, attribute.ConstructorArguments[i]))
            {
                yield return argument;
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

    /// <summary>The items of a list by their place, anything else by its name.</summary>
    private static IEnumerable<ArgumentModel> Expand(string name, TypedConstant constant)
    {
        if (constant is { Kind: TypedConstantKind.Array, IsNull: false, Type: IArrayTypeSymbol })
        {
            return constant.Values.Select((v, i) => new ArgumentModel(Invariant.Text(i), ValueOf(v) ?? ConstantValues.Of(v.Kind)));
        }

        return ValueOf(constant) is { } value ? [new ArgumentModel(name, value)] : [];
    }

    /// <summary>The constant, an enumeration as its number; <see langword="null"/> if the C# compiler rejects it.</summary>
    private static object? ValueOf(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => null,
        TypedConstantKind.Primitive or TypedConstantKind.Enum => ConstantValues.Of(constant.Value),
        _ => ConstantValues.Of(constant.Kind),
    };
}
