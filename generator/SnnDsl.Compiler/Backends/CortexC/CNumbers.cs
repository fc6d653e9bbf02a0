using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Numbers as C writes them.</summary>
internal static class CNumbers
{
    /// <summary>A number that is not negative, as an unsigned constant.</summary>
    public static string Unsigned(int number) => Invariant.Text(number) + "u";
}
