namespace SnnDsl.Build.Tests;

/// <summary>An empty directory that lives as long as a test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("snn-build-").FullName;

    /// <summary>Full path of something in it.</summary>
    public string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
