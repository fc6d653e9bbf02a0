using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Generator;

/// <summary>
/// Where the elements of a class stand, by element number. It is kept apart from the class's content, so that an edit
/// that only moves things compiles nothing again.
/// </summary>
internal sealed record SourceMap(string Key, EquatableArray<SourcePosition> Elements)
{
    /// <summary>The place of an element; the class itself if the element is unknown.</summary>
    public SourcePosition Find(int element) => Elements[element < Elements.Count ? element : 0];
}

/// <summary>A place in a file, as a value.</summary>
internal readonly record struct SourcePosition(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourcePosition Of(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>
    /// The place in a compilation. Only a location with its tree lets the C# compiler see <c>#pragma warning</c> and the severities
    /// of .editorconfig.
    /// </summary>
    public Location ToLocation(Compilation compilation)
    {
        SourcePosition position = this;
        SyntaxTree? tree = compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == position.Path && t.Length >= position.Span.End);
        return tree is null ? Location.Create(Path, Span, Lines) : Location.Create(tree, Span);
    }
}

/// <summary>Numbers the elements of a class in the order they are read.</summary>
internal sealed class SourceMapBuilder
{
    private readonly List<SourcePosition> _elements = [];

    /// <summary>Number of the next element.</summary>
    public int Count => _elements.Count;

    /// <summary>Stands for what has no source: a block of another assembly is where it is first used.</summary>
    public Location? Fallback { get; set; }

    /// <summary>Adds an element and gives its number.</summary>
    public int Add(Location? location)
    {
        Location place = (location is { IsInSource: true } ? location : Fallback) ?? Location.None;
        _elements.Add(SourcePosition.Of(place));
        return _elements.Count - 1;
    }

    public SourceMap ToMap(string key) => new(key, _elements.ToEquatableArray());
}
