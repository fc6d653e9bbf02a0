namespace SnnDsl.Training;

/// <summary>Files that a run writes: checked before it starts, never half-written.</summary>
public static class OutputFile
{
    /// <summary>Makes sure that a file can be written: creates its folder, and a file beside it that is removed again.</summary>
    /// <param name="path">The file; it may exist.</param>
    /// <exception cref="IOException">It cannot be written; the message says why and what to do.</exception>
    public static void Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var beside = Beside(path);
        try
        {
            if (Directory.Exists(path))
                throw new IOException("it is a folder");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllBytes(beside, []);
            File.Delete(beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"'{path}' cannot be written: {e.Message.TrimEnd('.')}. Name another file, or make its folder writable.", e);
        }
    }

    /// <summary>Writes text beside the file, then renames: a reader sees the old file or the new one.</summary>
    /// <param name="path">The file; its folder is created.</param>
    /// <param name="text">What it holds.</param>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(Beside(path), text);
        File.Move(Beside(path), path, overwrite: true);
    }

    private static string Beside(string path) => path + ".tmp";
}
