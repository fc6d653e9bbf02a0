using System.Globalization;
using Examples.Common.Demo;

namespace NMnist.Demo;

/// <summary>What the firmware said of one recording.</summary>
/// <param name="Label">The class.</param>
/// <param name="Steps">Time steps it took.</param>
/// <param name="Scores">One per class.</param>
internal sealed record StreamedRecording(int Label, int Steps, int[] Scores);

/// <summary>What the firmware that streams recordings printed of one run.</summary>
/// <param name="Recordings">One after the other.</param>
/// <param name="Totals">The other fields.</param>
internal sealed record BoardStream(IReadOnlyList<StreamedRecording> Recordings, IReadOnlyDictionary<string, string> Totals)
{
    private const string PerRecording = "recording=";

    /// <summary>Runs the firmware on a core of QEMU.</summary>
    /// <param name="core">Core, for example cortex-m4.</param>
    /// <param name="firmware">The image, without ending.</param>
    /// <param name="folder">Folder of the recordings 0.bin, 1.bin, ...</param>
    /// <param name="count">How many there are.</param>
    /// <param name="margin">How much the best score has to be above the second to end a recording early; null never does.</param>
    /// <exception cref="InvalidDataException">The runner or the firmware failed; its output is in the message.</exception>
    internal static BoardStream Run(string core, string firmware, string folder, int count, int? margin)
    {
        string[] numbers = [.. new[] { count, Framing.StepMicroseconds, margin }.OfType<int>().Select(n => n.ToString(CultureInfo.InvariantCulture))];
        IReadOnlyList<string> lines = EmulatedBoard.Run(core, [firmware, folder, .. numbers]);
        return new BoardStream(
            [.. lines.Where(line => line.StartsWith(PerRecording, StringComparison.Ordinal)).Select(Parse)],
            EmulatedBoard.Fields(lines, PerRecording));
    }

    /// <summary>A field of the totals that is a number.</summary>
    internal long Number(string key) => Totals.Number(key);

    private static StreamedRecording Parse(string line)
    {
        Dictionary<string, string> fields = line.Split(' ').Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new StreamedRecording(
            (int)fields.Number("class"), (int)fields.Number("steps"), [.. fields["scores"].Split(',').Select(score => int.Parse(score, CultureInfo.InvariantCulture))]);
    }
}
