using System.Globalization;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests;

/// <summary>
/// The networks that every run compares. SNN_CONFORMANCE_COUNT and SNN_CONFORMANCE_SEED make it a long or another run.
/// </summary>
internal static class FixedCases
{
    /// <summary>Networks that each emulated core runs by default.</summary>
    public const int BoardCount = 160;

    /// <summary>Spiking transformers among what each emulated core runs besides.</summary>
    public const int BoardTransformers = 40;

    private const int HostCount = 500;
    private const int FirstSeed = 1;

    private static readonly Lazy<IReadOnlyList<NetworkCase>> Drawn = new(() => CaseGenerator.Draw(FirstSeed, HostCount));

    private static readonly Lazy<IReadOnlyList<NetworkCase>> Asked = new(() =>
        Draw(Number("SNN_CONFORMANCE_SEED") ?? FirstSeed, Number("SNN_CONFORMANCE_COUNT") ?? HostCount));

    private static readonly Lazy<IReadOnlyList<NetworkCase>> DrawnTransformers = new(() => CaseGenerator.DrawTransformers(FirstSeed, HostTransformers));

    private const int HostTransformers = 100;

    /// <summary>The networks of a run that asks for nothing else.</summary>
    public static IReadOnlyList<NetworkCase> Standard => Drawn.Value;

    /// <summary>The spiking transformers of such a run.</summary>
    public static IReadOnlyList<NetworkCase> Transformers => DrawnTransformers.Value;

    /// <summary>Those of them that every core runs.</summary>
    public static IReadOnlyList<NetworkCase> BoardsTransformers => [.. Transformers.Take(BoardTransformers)];

    /// <summary>The networks for this machine.</summary>
    public static IReadOnlyList<NetworkCase> OfHost =>
        Number("SNN_CONFORMANCE_SEED") is null && Number("SNN_CONFORMANCE_COUNT") is null ? [.. Standard, .. Transformers] : Asked.Value;

    /// <summary>The networks for each emulated core: all of a run whose count was asked for.</summary>
    public static IReadOnlyList<NetworkCase> OfBoards =>
        Number("SNN_CONFORMANCE_COUNT") is null ? [.. OfHost.Take(BoardCount), .. OfHost.Where(c => c.HasStreams).Take(BoardTransformers)] : OfHost;

    /// <summary>A fifth of what is asked for are transformers.</summary>
    public static NetworkCase[] Draw(int firstSeed, int count) =>
        [.. CaseGenerator.Draw(firstSeed, count - (count / 5)), .. CaseGenerator.DrawTransformers(firstSeed, count / 5)];

    /// <summary>The whole number in an environment variable; <see langword="null"/> if it is not set.</summary>
    private static int? Number(string variable)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new InvalidOperationException($"{variable} is '{text}'; it must be a whole number greater than 0.");
    }
}
