namespace SnnDsl.Compiler.Declarations;

/// <summary>The list of property names in <see cref="ParsedAttribute"/>.</summary>
public static class ParsedNames
{
    public static string Join(IEnumerable<PropertyModel> properties) => string.Join(" ", properties.Select(p => p.Name));

    public static string[] Split(string names) => names.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
