namespace Examples.Common.Demo;

/// <summary>A folder that is gone after use. Its path has no blanks: the emulated command line is split at them.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("snn-").FullName;

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
