namespace SnnDsl.Training;

/// <summary>Reports in place: <see cref="Progress{T}"/> posts to another thread and would lag behind.</summary>
public sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
