using System.Text;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Formats numbers as the lines of a C initializer.</summary>
public static class NumberRows
{
    private const int LineLength = 92;

    /// <summary>Words in hexadecimal.</summary>
    public static EquatableArray<string> Hexadecimal(IEnumerable<int> words) =>
        Lines(words.Select(w => "0x" + w.ToString("x8", System.Globalization.CultureInfo.InvariantCulture) + "u"));

    /// <summary>Decimal numbers that are not negative.</summary>
    public static EquatableArray<string> Nonnegative(IEnumerable<int> numbers) => Lines(numbers.Select(CNumbers.Unsigned));

    /// <summary>Signed decimal numbers; the smallest 32-bit one in the only way C can write it.</summary>
    public static EquatableArray<string> BaseTen(IEnumerable<int> numbers) =>
        Lines(numbers.Select(n => n == int.MinValue ? "(-2147483647 - 1)" : Invariant.Text(n)));

    private static EquatableArray<string> Lines(IEnumerable<string> numbers)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (string number in numbers)
        {
            if (line.Length > 0 && line.Length + number.Length + 2 > LineLength)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(number).Append(',');
        }

        lines.Add(line.ToString());
        return lines.ToEquatableArray();
    }
}
