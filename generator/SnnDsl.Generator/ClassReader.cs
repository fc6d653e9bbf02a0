using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads a network or block, and the blocks that it uses, from symbols: everything later works on values.</summary>
internal static class ClassReader
{
    /// <summary>Reads the class; <see langword="null"/> for all but one of several parts that carry the attribute.</summary>
    public static NetworkClass? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type
            || context.TargetNode is not TypeDeclarationSyntax syntax
            || !IsFirstPart(type, syntax, context.Attributes[0].AttributeClass, cancellation))
        {
            return null;
        }

        var positions = new SourceMapBuilder();
        ClassModel model = Read(type, syntax.Identifier.GetLocation(), positions, cancellation);
        EquatableArray<ClassModel> blocks = BlockReader.Read(type, positions, cancellation);
        string key = KeyOf(type);
        return new NetworkClass(key, model with { Blocks = blocks }, positions.ToMap(key));
    }

    /// <summary>Reads one class, without its blocks.</summary>
    public static ClassModel Read(INamedTypeSymbol type, Location? place, SourceMapBuilder positions, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int element = positions.Add(place);
        EquatableArray<AttributeModel> attributes = AttributeReader.Read(type, positions, cancellation);
        EquatableArray<ParameterModel> parameters = ParameterReader.Read(type, positions);
        EquatableArray<PropertyModel> properties = PropertyReader.Read(type, positions, cancellation);
        return new ClassModel(
            type.Name,
            NamespaceOf(type),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            type.DeclaringSyntaxReferences.All(r => IsPartial(r.GetSyntax(cancellation))),
            IsSupported(type) && ParameterReader.IsSupported(type, cancellation),
            ContainingTypes(type).ToEquatableArray(),
            attributes,
            properties,
            element)
        {
            Parameters = parameters,
            Forward = type.DeclaringSyntaxReferences.Length > 0
                ? ForwardReader.Read(type, properties, positions, cancellation)
                : CompiledForward.Read(type, properties, positions),
        };
    }

    private static bool IsPartial(SyntaxNode syntax) =>
        syntax is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The attribute on two parts is the user's error, but must not make two networks.</summary>
    private static bool IsFirstPart(INamedTypeSymbol type, SyntaxNode syntax, ISymbol? attributeClass, CancellationToken cancellation)
    {
        AttributeData first = type.GetAttributes().First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attributeClass));
        return first.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() == syntax;
    }

    private static bool IsSupported(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsRecord: false } && !IsGeneric(type);

    private static bool IsGeneric(INamedTypeSymbol type) =>
        type.IsGenericType || (type.ContainingType is { } outer && IsGeneric(outer));

    /// <summary>Kind and name of the types around a type, outermost first.</summary>
    private static IEnumerable<string> ContainingTypes(INamedTypeSymbol type)
    {
        if (type.ContainingType is not { } outer)
        {
            return [];
        }

        string kind = outer.TypeKind switch
        {
            TypeKind.Interface => "interface",
            TypeKind.Struct => "struct",
            _ => "class",
        };
        string text = outer.IsRecord ? $"record {kind} {outer.Name}" : $"{kind} {outer.Name}";
        return [.. ContainingTypes(outer), text];
    }

    private static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(FullNames.Format);

    private static string KeyOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return $"{KeyOf(outer)}.{type.MetadataName}";
        }

        string names = NamespaceOf(type);
        return names.Length == 0 ? type.MetadataName : $"{names}.{type.MetadataName}";
    }
}
