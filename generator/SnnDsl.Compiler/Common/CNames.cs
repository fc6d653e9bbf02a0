using System.Text.RegularExpressions;

namespace SnnDsl.Compiler.Common;

/// <summary>
/// C# names as parts of C identifiers. Generated symbols always carry a prefix or suffix, so that no keyword, type or
/// library function of C can be hit.
/// </summary>
public static class CNames
{
    private const int MaximumLength = 40;

    /// <summary>
    /// Whether the name, or each name of a path such as Down.First, consists of ASCII letters, digits and underscores, and
    /// the whole is short enough.
    /// </summary>
    public static bool IsSupported(string name) =>
        name.Length <= MaximumLength && Regex.IsMatch(name, @"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z");

    /// <summary>Snake case: FashionNet becomes fashion_net, KWSNet2 becomes kws_net2, Down.First becomes down_first.</summary>
    public static string Snake(string name)
    {
        string words = Regex.Replace(name.Replace('.', '_'), "([A-Z])([A-Z][a-z])", "$1_$2");
        words = Regex.Replace(words, "([a-z0-9])([A-Z])", "$1_$2");
        return words.ToLowerInvariant();
    }

    /// <summary>A stage, or a use of a shared one, as a part of names.</summary>
    public static string Stage(string stage) => Snake(stage.Replace('#', '_'));

    /// <summary>Upper snake case, for macros.</summary>
    public static string Macro(string name) => Snake(name).ToUpperInvariant();

    /// <summary>Prefix of all symbols of a network.</summary>
    public static string NetworkPrefix(string network) => "snn_net_" + Snake(network);
}
