using System.Globalization;
using Spectre.Console;

namespace Examples.Common.Demo;

/// <summary>Prints the figures of a demo run beside those of the int8 alternative.</summary>
internal static class DemoTable
{
    public static void Print(DemoResult result, Int8Rival? rival)
    {
        Table table = new Table { Title = new TableTitle($"{result.Network} on {result.Board}") }
            .AddColumn("")
            .AddColumn(new TableColumn("this network").RightAligned())
            .AddColumn(new TableColumn("int8 CNN, CMSIS-NN").RightAligned());
        table.AddRow($"accuracy, float, {result.TrainingTestImages} images", Percent(result.AccuracyFloat), Percent(rival?.AccuracyFloat));
        if (result.TestImages != result.TrainingTestImages)
        {
            table.AddRow($"accuracy, integers when trained, {result.TrainingTestImages} images", Percent(result.AccuracyInteger), "");
        }

        table.AddRow($"accuracy, integers (simulator), {result.TestImages} images", Percent(result.AccuracySimulatorTestSet), Percent(rival?.AccuracyInteger));
        table.AddRow($"accuracy, simulator, first {result.Images}", Percent(result.AccuracySimulator), "");
        table.AddRow($"accuracy, board, first {result.Images}", Percent(result.AccuracyBoard), "");
        table.AddRow("every spike identical", result.SpikesIdentical ? "yes" : "NO", "");
        table.AddRow("instructions per inference", Count(result.InstructionsPerInference), Count(rival?.Instructions));
        table.AddRow("weights, bytes", Count(result.WeightBytes), Count(rival?.WeightBytes));
        table.AddRow("flash, bytes", $"{Count(result.FlashBytes)} (whole image)", rival is null ? "-" : $"{Count(rival.FlashBytes)} (network)");
        table.AddRow("RAM, bytes", $"{Count(result.RamBytes)} (with stack)", rival is null ? "-" : $"{Count(rival.RamBytes)} (network)");
        table.AddRow("stack used, bytes", Count(result.StackBytes), "");
        AnsiConsole.Write(table);
    }

    private static string Percent(double? share) => share is null ? "-" : (100 * share.Value).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static string Count(long? number) => number is null ? "-" : number.Value.ToString("N0", CultureInfo.InvariantCulture);
}
