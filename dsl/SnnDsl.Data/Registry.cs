namespace SnnDsl.Data;

/// <summary>Values of one kind by name: a new one is a new line where the registry is made.</summary>
/// <param name="kind">What the values are, for messages: "loss".</param>
/// <param name="known">Names and values, the default first.</param>
public sealed class Registry<T>(string kind, params IReadOnlyList<(string Name, T Value)> known)
{
    /// <summary>Names and values, the default first.</summary>
    public IReadOnlyList<(string Name, T Value)> Known => known;

    /// <summary>All names, the default first.</summary>
    public IEnumerable<string> Names => known.Select(k => k.Name);

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">The name is not known; the message says which are.</exception>
    public T Find(string name) => known.FirstOrDefault(k => k.Name == name) is { Name: not null } found
        ? found.Value
        : throw new KeyNotFoundException($"The {kind} '{name}' is not known. Allowed: {string.Join(", ", Names)}.");
}
