using System.Diagnostics;
using System.Globalization;

namespace SnnDsl.Training;

/// <summary>Progress as a line of text for each epoch, with the time that is left: for files and consoles without a cursor.</summary>
/// <param name="writer">Where lines are written to.</param>
public sealed class TextProgress(TextWriter writer) : IProgress<RunProgress>
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private double? _shareAtStart;

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // A resumed run starts with the epochs that are done.
        _shareAtStart ??= (double)(value.Epoch - 1) / value.Epochs;
        if (value.Result is { } result)
            writer.WriteLine(Line(value, result, Remaining(value.Share)));
    }

    private static string Line(RunProgress value, EpochResult result, TimeSpan remaining)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"epoch {value.Epoch} of {value.Epochs}: loss {result.Loss:F4}, validation accuracy {result.Accuracy:P2}, spikes per neuron and step {string.Join(' ', result.SpikeRates.Select(Percent))}");
        if (result.SkippedSteps > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {result.SkippedSteps} steps left out (loss or gradients not finite)");
        return value.Epoch == value.Epochs ? text : text + string.Create(CultureInfo.InvariantCulture, $", {remaining:h\\:mm\\:ss} left");
    }

    private TimeSpan Remaining(double share) => Stopwatch.GetElapsedTime(_start) * ((1 - share) / Math.Max(share - _shareAtStart!.Value, 1e-9));

    private static string Percent(double rate) => rate.ToString("P1", CultureInfo.InvariantCulture);
}
