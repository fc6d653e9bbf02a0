using System.Text.RegularExpressions;

namespace SnnDsl.Build;

/// <summary>The names that generated C files may have.</summary>
public static class NetworkFileName
{
    /// <summary>
    /// Whether a file may have this name. Names come from an assembly and from a list on disk; only what the generator
    /// itself produces is written or deleted, so neither can reach a file outside the output directory.
    /// </summary>
    public static bool IsValid(string name) => Regex.IsMatch(name, @"\Asnn_net_[a-z0-9_]+\.(c|h)\z");
}
