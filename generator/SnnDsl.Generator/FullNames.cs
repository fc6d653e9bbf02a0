using Microsoft.CodeAnalysis;

namespace SnnDsl.Generator;

/// <summary>How types and namespaces are written: as reflection writes them, without aliases, escapes or "global::".</summary>
internal static class FullNames
{
    public static SymbolDisplayFormat Format { get; } = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters);
}
