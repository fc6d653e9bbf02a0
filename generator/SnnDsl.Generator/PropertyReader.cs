using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads the properties that are stages, or look as if they were meant to be.</summary>
internal static class PropertyReader
{
    /// <summary>Reads the properties of a class.</summary>
    public static EquatableArray<PropertyModel> Read(INamedTypeSymbol type, SourceMapBuilder positions, CancellationToken cancellation)
    {
        var properties = new List<PropertyModel>();
        foreach (IPropertySymbol property in Find(type))
        {
            cancellation.ThrowIfCancellationRequested();
            properties.Add(Read(property, positions, cancellation));
        }

        return properties.ToEquatableArray();
    }

    /// <summary>
    /// Properties that carry layers or arguments, and partial ones of the type of a stage or block. All parts of the class,
    /// in order; a partial property counts once. Of a compiled class, those that the generator found in its source.
    /// </summary>
    public static IEnumerable<IPropertySymbol> Find(INamedTypeSymbol type)
    {
        IPropertySymbol[] properties = [.. type.GetMembers().OfType<IPropertySymbol>().Where(p => p.PartialDefinitionPart is null)];
        if (type.DeclaringSyntaxReferences.Length > 0)
        {
            return properties.Where(IsMeant);
        }

        string[] names = CompiledForward.Find(type)?.Properties ?? [];
        return names.Select(name => properties.FirstOrDefault(p => p.Name == name)).OfType<IPropertySymbol>();
    }

    private static bool IsMeant(IPropertySymbol property) =>
        HasLayers(property)
        || property.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString(FullNames.Format) == typeof(ArgumentsAttribute).FullName)
        || (property.IsPartialDefinition && (IsStage(property.Type) || BlockReader.IsBlock(property.Type)));

    private static PropertyModel Read(IPropertySymbol property, SourceMapBuilder positions, CancellationToken cancellation)
    {
        int element = positions.Add(property.Locations[0]);
        return new PropertyModel(
            property.Name,
            property.Type.ToDisplayString(FullNames.Format),
            SyntaxFacts.GetText(property.DeclaredAccessibility),
            IsSupportedPartial(property, cancellation),
            property.IsStatic,
            AttributeReader.Read(property, positions, cancellation),
            element);
    }

    /// <summary>
    /// A partial property with a getter, and without anything that its generated half would have to repeat; one of a
    /// compiled class was.
    /// </summary>
    private static bool IsSupportedPartial(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Length == 0 || IsSupportedSource(property, cancellation);

    private static bool IsSupportedSource(IPropertySymbol property, CancellationToken cancellation) =>
        property is { IsPartialDefinition: true, GetMethod: not null, SetMethod: null, IsIndexer: false, RefKind: RefKind.None }
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is PropertyDeclarationSyntax syntax
        && syntax.Modifiers.All(IsSupportedModifier);

    private static bool IsSupportedModifier(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.StaticKeyword or SyntaxKind.PartialKeyword;

    private static bool HasLayers(IPropertySymbol property) =>
        property.GetAttributes().Any(a => a.AttributeClass?.BaseType?.ToDisplayString(FullNames.Format) == typeof(LayerAttribute).FullName);

    private static bool IsStage(ITypeSymbol type) => StageKinds.IsStageType(type.ToDisplayString(FullNames.Format));
}
