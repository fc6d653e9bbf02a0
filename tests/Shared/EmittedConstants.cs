using System.Globalization;
using System.Text.RegularExpressions;

namespace SnnDsl.Tests;

/// <summary>
/// The arrays of constants that generated C defines, read from its text alone: what a C compiler would put into flash.
/// </summary>
internal static partial class EmittedConstants
{
    /// <summary>Bytes of all arrays of numbers.</summary>
    public static int Bytes(string source) => Arrays(source).Sum(array => array.Bytes);

    /// <summary>Name and bytes of each array of numbers, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">An initializer has not as many elements as its array.</exception>
    public static IReadOnlyList<(string Name, int Bytes)> Arrays(string source) =>
        [.. ArrayDefinition().Matches(source).Select(match => Array(match.Groups))];

    private static (string Name, int Bytes) Array(GroupCollection groups)
    {
        string name = groups["name"].Value;
        int count = int.Parse(groups["count"].Value, CultureInfo.InvariantCulture);
        int written = Elements(groups["elements"].Value);
        return count == written
            ? (name, count * int.Parse(groups["bits"].Value, CultureInfo.InvariantCulture) / 8)
            : throw new InvalidDataException($"{name} has {count} elements, of which {written} are written.");
    }

    /// <summary>SNN_GROUP and SNN_NEURONS make 8 words of 16 numbers; anything else between commas is an element.</summary>
    private static int Elements(string initializer)
    {
        string rest = LaneMacro().Replace(initializer, "");
        return (8 * LaneMacro().Count(initializer)) + rest.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
    }

    [GeneratedRegex(@"^static const [A-Z_ ]*u?int(?<bits>\d+)_t (?<name>\w+)\[(?<count>\d+)u?\] = \{(?<elements>[^}]*)\};", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ArrayDefinition();

    [GeneratedRegex(@"SNN_(GROUP|NEURONS)\((\s*-?\d+,?){16}\),", RegexOptions.ExplicitCapture)]
    private static partial Regex LaneMacro();
}
