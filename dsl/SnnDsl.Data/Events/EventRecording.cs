namespace SnnDsl.Data.Events;

/// <summary>What an event camera saw in one go: events in the order of their times, all of them inside of its image.</summary>
public sealed record EventRecording
{
    /// <summary>Checks and keeps the events.</summary>
    /// <param name="height">Rows of the camera, at least 1.</param>
    /// <param name="width">Columns of the camera, at least 1.</param>
    /// <param name="polarities">Number of polarities, at least 1; 2 for most cameras.</param>
    /// <param name="events">Any number of events; may be none.</param>
    /// <exception cref="ArgumentException">An event lies outside of the image, or is earlier than the one before.</exception>
    public EventRecording(int height, int width, int polarities, ReadOnlyMemory<Event> events)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(polarities, 1);
        (Height, Width, Polarities, Events) = (height, width, polarities, events);
        if (FindProblem() is var (index, problem))
            throw new ArgumentException($"Event {index} {problem}.", nameof(events));
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Number of polarities: the channels of a frame.</summary>
    public int Polarities { get; }

    /// <summary>The events, times not decreasing.</summary>
    public ReadOnlyMemory<Event> Events { get; }

    /// <summary>Values of one frame: height x width x polarities.</summary>
    public int FrameSize => Height * Width * Polarities;

    private (int Index, string Problem)? FindProblem()
    {
        var events = Events.Span;
        for (var i = 0; i < events.Length; i++)
        {
            if (Problem(events[i], i == 0 ? 0 : events[i - 1].TimeMicroseconds, Height, Width, Polarities) is { } problem)
                return (i, problem);
        }
        return null;
    }

    /// <summary>What is wrong with an event, to follow its name; null if nothing is.</summary>
    /// <param name="e">The event.</param>
    /// <param name="earliest">Time of the event before, or 0.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="polarities">Number of polarities.</param>
    internal static string? Problem(Event e, int earliest, int height, int width, int polarities) => e switch
    {
        _ when (uint)e.X >= (uint)width => $"has x = {e.X}; allowed are 0 to {width - 1}",
        _ when (uint)e.Y >= (uint)height => $"has y = {e.Y}; allowed are 0 to {height - 1}",
        _ when (uint)e.Polarity >= (uint)polarities => $"has the polarity {e.Polarity}; allowed are 0 to {polarities - 1}",
        _ when e.TimeMicroseconds < earliest => $"is at {e.TimeMicroseconds} us, earlier than {earliest} us before it; times must not decrease",
        _ => null,
    };
}
