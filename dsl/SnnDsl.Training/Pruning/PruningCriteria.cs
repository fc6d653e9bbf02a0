namespace SnnDsl.Training.Pruning;

/// <summary>The criteria by name: a new one is a new line.</summary>
public static class PruningCriteria
{
    private static readonly (string Name, Func<int, IPruningCriterion> Create)[] Known =
    [
        ("svs", _ => new SvsCriterion()),
        ("membrane", _ => new MembraneCriterion()),
        ("l1", _ => new L1Criterion()),
        ("random", seed => new RandomCriterion(seed)),
    ];

    /// <summary>All names, the default first.</summary>
    public static IReadOnlyList<string> Names => [.. Known.Select(k => k.Name)];

    /// <summary>The criterion of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">Source of chance, where there is any.</param>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    public static IPruningCriterion Create(string name, int seed) =>
        Known.FirstOrDefault(k => k.Name == name) is { Name: not null } known
            ? known.Create(seed)
            : throw new ArgumentException($"The criterion '{name}' is not known. Allowed: {string.Join(", ", Names)}.");
}
