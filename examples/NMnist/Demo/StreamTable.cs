using System.Globalization;
using Spectre.Console;

namespace NMnist.Demo;

/// <summary>Prints the figures of networks side by side.</summary>
internal static class StreamTable
{
    internal static void Print(IReadOnlyList<StreamResult> results)
    {
        StreamResult first = results[0];
        Table table = new Table { Title = new TableTitle($"Recordings streamed on {first.Board}") }.AddColumn("");
        foreach (StreamResult result in results)
        {
            table.AddColumn(new TableColumn(result.Network).RightAligned());
        }

        void Row(string name, Func<StreamResult, string> text) => table.AddRow([name, .. results.Select(text)]);
        Row($"accuracy, float, {first.TestRecordings} recordings", r => Percent(r.AccuracyFloat));
        Row($"accuracy, integers when trained, {first.TestRecordings} recordings", r => Percent(r.AccuracyInteger));
        Row($"accuracy, board, {first.Recordings} recordings", r => Percent(r.AccuracyBoard));
        Row("every step and score identical", r => r.ScoresIdentical ? "yes" : "NO");
        Row("margin that ends a recording early", r => Count(r.Margin));
        Row("accuracy, ended early", r => Percent(r.AccuracyEarly));
        Row("time steps, ended early", r => r.StepsEarly?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-");
        Row("events per recording", r => Count(r.Events));
        Row("instructions per event", r => r.InstructionsPerEvent.ToString("0.0", CultureInfo.InvariantCulture));
        Row("instructions per time step", r => Count(r.InstructionsPerStep));
        Row("instructions per time step, most", r => Count(r.InstructionsPerStepMaximum));
        Row("instructions per recording", r => Count(r.InstructionsPerRecording));
        Row("membranes, bytes", r => Count(r.MembraneBytes));
        Row("state of a stream, bytes", r => Count(r.StateBytes));
        Row("flash, bytes (whole image)", r => Count(r.FlashBytes));
        Row("RAM, bytes (with stack)", r => Count(r.RamBytes));
        Row("stack used, bytes", r => Count(r.StackBytes));
        AnsiConsole.Write(table);
    }

    private static string Percent(double? share) => share is null ? "-" : (100 * share.Value).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static string Count(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";
}
