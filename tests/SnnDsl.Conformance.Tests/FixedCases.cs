using System.Globalization;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests;

/// <summary>
/// The networks that every run compares. SNN_CONFORMANCE_COUNT and SNN_CONFORMANCE_SEED make it a long or another run.
/// </summary>
internal static class FixedCases
{
    private const int HostCount = 500;
    private const int BoardCount = 60;

    private static readonly Lazy<IReadOnlyList<NetworkCase>> Drawn =
        new(() => CaseGenerator.Draw(Number("SNN_CONFORMANCE_SEED", 1), Number("SNN_CONFORMANCE_COUNT", HostCount)));

    /// <summary>The networks for this machine.</summary>
    public static IReadOnlyList<NetworkCase> OfHost => Drawn.Value;

    /// <summary>The networks for each emulated core: all of a run whose count was asked for.</summary>
    public static IReadOnlyList<NetworkCase> OfBoards =>
        Environment.GetEnvironmentVariable("SNN_CONFORMANCE_COUNT") is null ? [.. OfHost.Take(BoardCount)] : OfHost;

    private static int Number(string variable, int standard)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new InvalidOperationException($"{variable} is '{text}'; it must be a whole number greater than 0.");
    }
}
