using Microsoft.CodeAnalysis;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads the blocks that a class uses, from source or from another assembly.</summary>
internal static class BlockReader
{
    /// <summary>Every block within reach, in the order of first use, level by level.</summary>
    public static EquatableArray<ClassModel> Read(INamedTypeSymbol root, SourceMapBuilder positions, CancellationToken cancellation)
    {
        var types = new List<INamedTypeSymbol> { root };
        var places = new List<Location?> { root.Locations[0] };
        var blocks = new List<ClassModel>();
        for (int i = 0; i < types.Count; i++)
        {
            foreach (IPropertySymbol property in PropertyReader.Find(types[i]))
            {
                if (property.Type is INamedTypeSymbol block && IsBlock(block) && !types.Contains(block, SymbolEqualityComparer.Default))
                {
                    Location? place = property.Locations[0] is { IsInSource: true } own ? own : places[i];
                    types.Add(block);
                    places.Add(place);
                    positions.Fallback = place;
                    blocks.Add(ClassReader.Read(block, block.Locations[0], positions, cancellation));
                }
            }
        }

        return blocks.ToEquatableArray();
    }

    /// <summary>Whether the type carries [Block].</summary>
    public static bool IsBlock(ITypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString(FullNames.Format) == typeof(BlockAttribute).FullName);
}
