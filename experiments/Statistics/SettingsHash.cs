using System.Security.Cryptography;
using System.Text;

namespace SnnDsl.Experiments.Statistics;

/// <summary>Names folders by what their content depends on.</summary>
internal static class SettingsHash
{
    /// <summary>Stands for the parts in their order.</summary>
    internal static string Of(params string[] parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..8];
}
