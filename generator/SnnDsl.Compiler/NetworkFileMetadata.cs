namespace SnnDsl.Compiler;

/// <summary>
/// How generated C travels from the generator to the build step: one
/// <c>[assembly: AssemblyMetadata("SnnDsl.File:&lt;file name&gt;", "&lt;text&gt;")]</c> per file.
/// </summary>
public static class NetworkFileMetadata
{
    /// <summary>What a key starts with; the file name follows.</summary>
    public const string KeyPrefix = "SnnDsl.File:";
}
