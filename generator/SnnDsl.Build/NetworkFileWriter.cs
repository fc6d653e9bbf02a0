using System.Text;
using SnnDsl.Compiler;

namespace SnnDsl.Build;

/// <summary>What a run changed on disk; full paths.</summary>
public sealed record WriteResult(IReadOnlyList<string> Written, IReadOnlyList<string> Deleted);

/// <summary>Brings a directory in line with the files of an assembly.</summary>
public static class NetworkFileWriter
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes the files that differ, deletes files of the earlier list that are no more, and writes the list. A file
    /// that stays the same keeps its time stamp, so that a C build does not compile it again. All new text is on disk
    /// before the first file is replaced, and the list comes last: an interrupted run is repeated by the next build.
    /// </summary>
    /// <param name="files">The files; names are valid and differ.</param>
    /// <param name="directory">Where they go; created if missing.</param>
    /// <param name="listPath">The list file.</param>
    /// <param name="assemblyPath">The assembly the files come from, noted in the list.</param>
    /// <exception cref="BuildException">The directory or a file cannot be written.</exception>
    public static WriteResult Write(
        IReadOnlyList<GeneratedFile> files, string directory, string listPath, string assemblyPath)
    {
        Disk.Try(directory, () => Directory.CreateDirectory(directory));
        List<string> names = [.. files.Select(f => f.Name)];
        List<Content> changed =
        [
            .. files.Select(f => new Content(Path.Combine(directory, f.Name), f.Text)).Where(c => !c.IsOnDisk()),
        ];
        List<string> orphans =
        [
            .. ReadNames(listPath).Except(names, StringComparer.Ordinal)
                .Select(name => Path.Combine(directory, name)).Where(File.Exists),
        ];
        var list = new Content(listPath, new NetworkFileList(assemblyPath, names).Format());

        Content[] staged = [.. changed, list];
        try
        {
            Array.ForEach(staged, c => c.Stage());
            changed.ForEach(c => c.Commit());
            orphans.ForEach(path => Disk.Try(path, () => File.Delete(path)));
            list.Commit();
        }
        finally
        {
            Array.ForEach(staged, c => c.DeleteStaged());
        }

        return new WriteResult([.. changed.Select(c => c.Path)], orphans);
    }

    private static IReadOnlyList<string> ReadNames(string listPath)
    {
        string text = "";
        if (File.Exists(listPath))
        {
            Disk.Try(listPath, () => text = File.ReadAllText(listPath));
        }

        return NetworkFileList.ParseNames(text);
    }

    /// <summary>A file's new content, written beside the file first and then renamed.</summary>
    private sealed class Content(string path, string text)
    {
        private readonly byte[] _bytes = Utf8WithoutMark.GetBytes(text);
        private readonly string _stagedPath = path + ".tmp";

        public string Path { get; } = path;

        public bool IsOnDisk()
        {
            bool equal = false;
            if (File.Exists(Path))
            {
                Disk.Try(Path, () => equal = File.ReadAllBytes(Path).AsSpan().SequenceEqual(_bytes));
            }

            return equal;
        }

        public void Stage() => Disk.Try(Path, () => File.WriteAllBytes(_stagedPath, _bytes));

        public void Commit() => Disk.Try(Path, () =>
        {
            if (File.Exists(Path))
            {
                File.Replace(_stagedPath, Path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(_stagedPath, Path);
            }
        });

        public void DeleteStaged()
        {
            try
            {
                File.Delete(_stagedPath);
            }
            catch (Exception e) when (Disk.IsTrouble(e))
            {
                // The error that left it behind is already on its way to the user.
            }
        }
    }
}
