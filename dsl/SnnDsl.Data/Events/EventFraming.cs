namespace SnnDsl.Data.Events;

/// <summary>
/// Turns a recording into the input of T time steps: counts of events per pixel and polarity, saturated at a maximum. With
/// t[i] the time of event i of n, in microseconds, and all divisions rounded down, event i belongs to the step
/// <code>
/// by time    (t[i] - t[0]) / StepSize       or, without a size, (t[i] - t[0]) * T / (t[n-1] - t[0] + 1)
/// by count   i / StepSize                   or, without a size, i * T / n
/// </code>
/// so that firmware can do the same in integers. Events of step T and later are left out; steps without events are zero.
/// </summary>
public sealed record EventFraming
{
    /// <summary>Most time steps of a network.</summary>
    public const int MostTimeSteps = 16;

    private EventFraming(FramingUnit unit, int timeSteps, int? stepSize, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeSteps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeSteps, MostTimeSteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepSize ?? 1, 1, nameof(stepSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximum, byte.MaxValue);
        (Unit, TimeSteps, StepSize, Maximum) = (unit, timeSteps, stepSize, maximum);
    }

    /// <summary>What ends a step.</summary>
    public FramingUnit Unit { get; }

    /// <summary>T, 1 to 16.</summary>
    public int TimeSteps { get; }

    /// <summary>Microseconds or events of a step, at least 1; null divides each recording evenly.</summary>
    public int? StepSize { get; }

    /// <summary>What a count saturates at, 1 to 255; 1 is a plain spike.</summary>
    public int Maximum { get; }

    /// <summary>Steps of equal time.</summary>
    /// <param name="timeSteps">T, 1 to 16.</param>
    /// <param name="microseconds">Length of a step, at least 1; null divides the time from the first to the last event by T.</param>
    /// <param name="maximum">What a count saturates at, 1 to 255.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static EventFraming ByTime(int timeSteps, int? microseconds = null, int maximum = 1) =>
        new(FramingUnit.Microseconds, timeSteps, microseconds, maximum);

    /// <summary>Steps of equally many events.</summary>
    /// <param name="timeSteps">T, 1 to 16.</param>
    /// <param name="events">Events of a step, at least 1; null divides all events of a recording by T.</param>
    /// <param name="maximum">What a count saturates at, 1 to 255.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static EventFraming ByCount(int timeSteps, int? events = null, int maximum = 1) =>
        new(FramingUnit.Events, timeSteps, events, maximum);

    /// <summary>The frames of a recording, [T][height x width x polarities], polarity innermost.</summary>
    public byte[][] Frames(EventRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var frames = new byte[TimeSteps][];
        for (var step = 0; step < TimeSteps; step++)
            frames[step] = new byte[recording.FrameSize];
        var events = recording.Events.Span;
        for (var i = 0; i < events.Length && Step(events, i) is var step && step < TimeSteps; i++)
        {
            var e = events[i];
            ref var count = ref frames[step][(((e.Y * recording.Width) + e.X) * recording.Polarities) + e.Polarity];
            if (count < Maximum)
                count++;
        }
        return frames;
    }

    /// <summary>The step of event i, possibly beyond the last one; it never decreases with i.</summary>
    private long Step(ReadOnlySpan<Event> events, int i)
    {
        if (Unit == FramingUnit.Events)
            return StepSize is { } size ? i / size : (long)i * TimeSteps / events.Length;
        long since = events[i].TimeMicroseconds - events[0].TimeMicroseconds;
        long span = events[^1].TimeMicroseconds - events[0].TimeMicroseconds + 1L;
        return StepSize is { } microseconds ? since / microseconds : since * TimeSteps / span;
    }
}
