using System.Reflection.Metadata;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Build;

/// <summary>The network classes of an assembly, found by their attribute.</summary>
internal static class NetworkClasses
{
    /// <summary>Names of the classes whose C is not among the files, in order: they have no trained parameters yet.</summary>
    public static IReadOnlyList<string> WithoutFiles(MetadataReader reader, IEnumerable<GeneratedFile> files)
    {
        var emitted = new HashSet<string>(files.Select(f => f.Name), StringComparer.Ordinal);
        return
        [
            .. reader.TypeDefinitions
                .Select(reader.GetTypeDefinition)
                .Where(type => type.GetCustomAttributes().Any(a => AttributeNames.Is(reader, a, "SnnDsl", "SpikingNetworkAttribute")))
                .Select(type => reader.GetString(type.Name))
                .Where(name => !emitted.Contains(CNames.NetworkPrefix(name) + ".c"))
                .OrderBy(name => name, StringComparer.Ordinal),
        ];
    }
}
