using System.CommandLine;

namespace SnnDsl.Cli.Arguments;

/// <summary>A command-line option that takes one of several names.</summary>
/// <param name="name">Name of the option.</param>
/// <param name="description">What it chooses; the names are appended.</param>
/// <param name="known">Names and what they stand for.</param>
/// <param name="value">Default.</param>
public sealed class Choice<T>(string name, string description, (string Name, T Value)[] known, T value)
{
    /// <summary>The option to add to a command.</summary>
    public Option<string> Option { get; } = new(name)
    {
        Description = $"{description}: {string.Join(", ", known.Select(k => k.Name))}",
        DefaultValueFactory = _ => known.First(k => Equals(k.Value, value)).Name,
    };

    /// <summary>What the user wrote.</summary>
    /// <exception cref="ArgumentException">It is none of the names; the message says which there are.</exception>
    public T Read(ParseResult result) => Find(result.GetValue(Option)!);

    /// <summary>What a name stands for.</summary>
    /// <exception cref="ArgumentException">It is none of the names.</exception>
    public T Find(string text) => known.FirstOrDefault(k => k.Name == text) is { Name: not null } found
        ? found.Value
        : throw new ArgumentException($"'{name} {text}' is not known. Allowed: {string.Join(", ", known.Select(k => k.Name))}.");
}
