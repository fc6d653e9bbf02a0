using SnnDsl.Data.Events;
using Xunit;

namespace SnnDsl.Data.Tests.Events;

public sealed class EventFramingTests
{
    [Fact]
    public void Values_stand_in_height_width_polarity_order()
    {
        var recording = new EventRecording(3, 4, 2, new[] { new Event(X: 2, Y: 1, Polarity: 1, TimeMicroseconds: 0) });
        var frame = Assert.Single(EventFraming.ByCount(1).Frames(recording));
        Assert.Equal(24, frame.Length);
        Assert.Equal((((1 * 4) + 2) * 2) + 1, Array.IndexOf(frame, (byte)1));
        Assert.Equal(1, frame.Sum(count => count));
    }

    [Theory]
    [InlineData(null, new[] { 3, 1, 0, 2 })] // 101 us from the first to the last: steps start at 0, 25.25, 50.5, 75.75
    [InlineData(25, new[] { 2, 2, 0, 1 })]
    [InlineData(30, new[] { 3, 1, 0, 2 })]
    [InlineData(1000, new[] { 6, 0, 0, 0 })]
    public void Steps_of_time_start_with_the_first_event(int? microseconds, int[] expected) =>
        Assert.Equal(expected, Sums(EventFraming.ByTime(4, microseconds, 255), 5000, 5010, 5025, 5030, 5099, 5100));

    [Theory]
    [InlineData(null, new[] { 2, 2, 2, 1 })]
    [InlineData(1, new[] { 1, 1, 1, 1 })]
    [InlineData(2, new[] { 2, 2, 2, 1 })]
    [InlineData(10, new[] { 7, 0, 0, 0 })]
    public void Steps_of_events_do_not_depend_on_time(int? events, int[] expected) =>
        Assert.Equal(expected, Sums(EventFraming.ByCount(4, events, 255), 0, 0, 0, 8, 9, 9, 5000));

    [Fact]
    public void An_even_division_leaves_no_event_out()
    {
        for (var count = 0; count < 40; count++)
        {
            var recording = new EventRecording(34, 34, 2, EventBytes.Random(count, count));
            foreach (var framing in new[] { EventFraming.ByTime(7, null, 255), EventFraming.ByCount(7, null, 255) })
                Assert.Equal(count, framing.Frames(recording).Sum(frame => frame.Sum(value => value)));
        }
    }

    [Fact]
    public void An_even_division_of_events_differs_by_one_at_most()
    {
        var sums = Sums(EventFraming.ByCount(16, null, 255), [.. Enumerable.Range(0, 250)]);
        Assert.InRange(sums.Max() - sums.Min(), 0, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(255)]
    public void Counts_saturate(int maximum)
    {
        var times = new int[300];
        Assert.Equal([maximum, 0], Sums(EventFraming.ByTime(2, 10, maximum), times));
    }

    [Fact]
    public void The_longest_times_do_not_overflow()
    {
        Assert.Equal([1, .. new int[14], 1], Sums(EventFraming.ByTime(16), 0, int.MaxValue));
        Assert.Equal([1, 1], Sums(EventFraming.ByTime(2, int.MaxValue), 0, int.MaxValue));
    }

    [Fact]
    public void A_recording_without_events_is_silent() => Assert.Equal([0, 0, 0], Sums(EventFraming.ByTime(3)));

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EventFraming.ByTime(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventFraming.ByCount(17));
        Assert.Equal("stepSize", Assert.Throws<ArgumentOutOfRangeException>(() => EventFraming.ByTime(1, 0)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => EventFraming.ByCount(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventFraming.ByCount(1, 1, 256));
    }

    /// <summary>Sum of each frame, for events on one pixel.</summary>
    private static int[] Sums(EventFraming framing, params int[] times)
    {
        var recording = new EventRecording(2, 2, 2, times.Select(time => new Event(1, 0, 1, time)).ToArray());
        return [.. framing.Frames(recording).Select(frame => frame.Sum(value => value))];
    }
}
