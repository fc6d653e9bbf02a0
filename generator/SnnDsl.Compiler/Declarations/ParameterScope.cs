namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// What the names in a class's attributes stand for: the arguments of one instance of a block. A parameter that is
/// <see langword="null"/> is not known, because the block is checked on its own.
/// </summary>
internal sealed record ParameterScope(string Owner, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>A class without parameters: a network.</summary>
    public static ParameterScope Empty(string owner) => new(owner, new Dictionary<string, object?>());

    /// <summary>A class on its own.</summary>
    public static ParameterScope Unknown(ClassModel model) =>
        new(model.Name, model.Parameters.GroupBy(p => p.Name).ToDictionary(p => p.Key, object? (_) => null, StringComparer.Ordinal));

    /// <summary>The names, for messages.</summary>
    public string Names => Values.Count == 0 ? "no parameters" : $"the parameters {string.Join(", ", Values.Keys)}";
}
