using Microsoft.CodeAnalysis;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads what the generator left in a block that is compiled already.</summary>
internal static class CompiledForward
{
    /// <summary>The names of a block's stages and its Forward; <see langword="null"/> if it was not read by the generator.</summary>
    public static (string[] Properties, string Forward)? Find(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString(FullNames.Format) == typeof(ParsedAttribute).FullName)
            is { ConstructorArguments: [{ Value: string properties }, { Value: string forward }] }
            ? (ParsedNames.Split(properties), forward)
            : null;

    /// <summary>Reads the Forward; what cannot be seen from here is a problem of it.</summary>
    public static ForwardModel? Read(INamedTypeSymbol type, EquatableArray<PropertyModel> properties, SourceMapBuilder positions)
    {
        if (Find(type) is not { } parsed)
        {
            return ForwardText.Broken(positions.Add(null), "it was not read by the generator");
        }

        if (parsed.Properties.Except(properties.Select(p => p.Name), StringComparer.Ordinal).FirstOrDefault() is { } hidden)
        {
            return ForwardText.Broken(positions.Add(null), $"its stage '{hidden}' is not public");
        }

        if (parsed.Forward.Length == 0)
        {
            return null;
        }

        int before = positions.Count;
        int next = before;
        ForwardModel forward = ForwardText.Read(parsed.Forward, ref next);
        for (int i = before; i < next; i++)
        {
            positions.Add(null);
        }

        return forward;
    }
}
