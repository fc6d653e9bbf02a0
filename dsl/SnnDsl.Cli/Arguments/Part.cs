using System.CommandLine;
using SnnDsl.Data;

namespace SnnDsl.Cli.Arguments;

/// <summary>A command-line option that names a part of a recipe: one of a registry, or the recipe's own, which may come from a user's code.</summary>
/// <param name="name">Name of the option.</param>
/// <param name="description">What it chooses; the names are appended.</param>
/// <param name="registry">Names and what they stand for.</param>
/// <param name="recipe">The recipe's own part, the default.</param>
/// <param name="identity">What a part calls itself.</param>
internal sealed class Part<T>(string name, string description, Registry<T> registry, T recipe, Func<T, string> identity)
{
    /// <summary>The option to add to a command.</summary>
    public Option<string> Option { get; } = new(name)
    {
        Description = $"{description}: {string.Join(", ", registry.Names)}",
        DefaultValueFactory = _ => registry.Known.FirstOrDefault(k => identity(k.Value) == identity(recipe)).Name ?? identity(recipe),
    };

    /// <summary>What the user wrote, or the recipe's own part.</summary>
    /// <exception cref="KeyNotFoundException">It is none of the names; the message says which there are.</exception>
    public T Read(ParseResult result) =>
        result.GetResult(Option) is null or { Implicit: true } ? recipe : registry.Find(result.GetValue(Option)!);
}
