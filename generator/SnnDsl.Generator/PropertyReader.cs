using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads the properties that are stages, or look as if they were meant to be.</summary>
internal static class PropertyReader
{
    /// <summary>
    /// Properties that carry layers, and partial ones of the type Stage. All parts of the class, in order; a partial
    /// property counts once.
    /// </summary>
    public static EquatableArray<PropertyModel> Read(INamedTypeSymbol type, SourceMapBuilder positions, CancellationToken cancellation)
    {
        var properties = new List<PropertyModel>();
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            cancellation.ThrowIfCancellationRequested();
            bool isImplementation = property.PartialDefinitionPart is not null;
            if (!isImplementation && (HasLayers(property) || (property.IsPartialDefinition && IsStage(property.Type))))
            {
                properties.Add(Read(property, positions, cancellation));
            }
        }

        return properties.ToEquatableArray();
    }

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

    /// <summary>A partial property with a getter, and without anything that its generated half would have to repeat.</summary>
    private static bool IsSupportedPartial(IPropertySymbol property, CancellationToken cancellation) =>
        property is { IsPartialDefinition: true, GetMethod: not null, SetMethod: null, IsIndexer: false, RefKind: RefKind.None }
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is PropertyDeclarationSyntax syntax
        && syntax.Modifiers.All(IsSupportedModifier);

    private static bool IsSupportedModifier(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword
        or SyntaxKind.StaticKeyword or SyntaxKind.PartialKeyword;

    private static bool HasLayers(IPropertySymbol property) =>
        property.GetAttributes().Any(a => a.AttributeClass?.BaseType?.ToDisplayString(FullNames.Format) == typeof(LayerAttribute).FullName);

    private static bool IsStage(ITypeSymbol type) => type.ToDisplayString(FullNames.Format) == typeof(Stage).FullName;
}
