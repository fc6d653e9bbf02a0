using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SnnDsl.Compiler;

namespace SnnDsl.Build;

/// <summary>Finds the generated C files in an assembly's metadata. The assembly is read, never loaded.</summary>
public static class AssemblyNetworkFiles
{
    /// <summary>The files in order of their names.</summary>
    /// <exception cref="BuildException">The assembly cannot be read, or a name is refused or occurs twice.</exception>
    public static IReadOnlyList<GeneratedFile> Read(string assemblyPath)
    {
        var files = new SortedDictionary<string, GeneratedFile>(StringComparer.Ordinal);
        foreach (GeneratedFile file in ReadUnchecked(assemblyPath))
        {
            if (!NetworkFileName.IsValid(file.Name))
            {
                throw new BuildException(BuildIssues.FileNameRefused, assemblyPath, file.Name);
            }

            if (files.ContainsKey(file.Name))
            {
                throw new BuildException(BuildIssues.FileTwice, assemblyPath, file.Name);
            }

            files.Add(file.Name, file);
        }

        return [.. files.Values];
    }

    private static List<GeneratedFile> ReadUnchecked(string assemblyPath)
    {
        try
        {
            using FileStream stream = File.OpenRead(assemblyPath);
            using var image = new PEReader(stream);
            MetadataReader reader = image.GetMetadataReader();
            var files = new List<GeneratedFile>();
            foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
            {
                CustomAttribute attribute = reader.GetCustomAttribute(handle);
                if (IsAssemblyMetadata(reader, attribute) && ReadFile(reader, attribute) is { } file)
                {
                    files.Add(file);
                }
            }

            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException
            or InvalidOperationException)
        {
            throw new BuildException(BuildIssues.AssemblyUnreadable, assemblyPath, e.Message);
        }
    }

    private static bool IsAssemblyMetadata(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, "AssemblyMetadataAttribute")
            && reader.StringComparer.Equals(type.Namespace, "System.Reflection");
    }

    /// <summary>The value of an attribute (ECMA-335 II.23.3): the number 1 in 16 bits, then key and text.</summary>
    private static GeneratedFile? ReadFile(MetadataReader reader, CustomAttribute attribute)
    {
        BlobReader blob = reader.GetBlobReader(attribute.Value);
        if (blob.ReadUInt16() != 1)
        {
            throw new BadImageFormatException("an attribute has no prologue");
        }

        string? key = blob.ReadSerializedString();
        string? text = blob.ReadSerializedString();
        return key is not null && key.StartsWith(NetworkFileMetadata.KeyPrefix, StringComparison.Ordinal)
            ? new GeneratedFile(key.Substring(NetworkFileMetadata.KeyPrefix.Length), text ?? "")
            : null;
    }
}
