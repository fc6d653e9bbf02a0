namespace Examples.Common.Demo;

/// <summary>A folder that is gone after use. Its path has no blanks: the emulated command line is split at them.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("snn-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
