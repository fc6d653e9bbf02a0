using System.Security.Cryptography;
using System.Text;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>Identity of a declaration: SHA-256 of its canonical lines, in lower-case hexadecimal.</summary>
public static class Fingerprint
{
    public static string Of(EquatableArray<string> declaration)
    {
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", declaration)));
        return string.Concat(hash.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
