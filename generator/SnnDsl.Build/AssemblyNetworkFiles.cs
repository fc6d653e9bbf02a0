using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SnnDsl.Compiler;

namespace SnnDsl.Build;

/// <summary>What an assembly holds for the target.</summary>
/// <param name="Files">The generated C files, in order of their names.</param>
/// <param name="Untrained">Names of the network classes that have no C, in order.</param>
public sealed record NetworkFiles(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<string> Untrained);

/// <summary>Finds the generated C files in an assembly's metadata. The assembly is read, never loaded.</summary>
public static class AssemblyNetworkFiles
{
    /// <summary>Reads an assembly.</summary>
    /// <exception cref="BuildException">The assembly cannot be read, or a name is refused or occurs twice.</exception>
    public static NetworkFiles Read(string assemblyPath)
    {
        var files = new SortedDictionary<string, GeneratedFile>(StringComparer.Ordinal);
        NetworkFiles all = ReadUnchecked(assemblyPath);
        foreach (GeneratedFile file in all.Files)
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

        return all with { Files = [.. files.Values] };
    }

    private static NetworkFiles ReadUnchecked(string assemblyPath)
    {
        try
        {
            using FileStream stream = File.OpenRead(assemblyPath);
            using var image = new PEReader(stream);
            MetadataReader reader = image.GetMetadataReader();
            var files = new List<GeneratedFile>();
            foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
            {
                if (AttributeNames.Is(reader, handle, "System.Reflection", "AssemblyMetadataAttribute")
                    && ReadFile(reader, reader.GetCustomAttribute(handle)) is { } file)
                {
                    files.Add(file);
                }
            }

            return new NetworkFiles(files, NetworkClasses.WithoutFiles(reader, files));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException
            or InvalidOperationException)
        {
            throw new BuildException(BuildIssues.AssemblyUnreadable, assemblyPath, e.Message);
        }
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
