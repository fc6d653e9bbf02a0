using SnnDsl.Data.Events;

namespace SnnDsl.Data.Tests.Events;

/// <summary>Writes events in the format of N-MNIST.</summary>
internal static class EventBytes
{
    internal static byte[] Of(params IEnumerable<Event> events) => [.. events.SelectMany(e => (byte[])
    [
        (byte)e.X, (byte)e.Y, (byte)((e.Polarity << 7) | (e.TimeMicroseconds >> 16)), (byte)(e.TimeMicroseconds >> 8), (byte)e.TimeMicroseconds,
    ])];

    /// <summary>Events at random places and times, in order.</summary>
    internal static Event[] Random(int count, int seed)
    {
        var random = new Random(seed);
        var times = Enumerable.Range(0, count).Select(_ => random.Next(300_000)).Order();
        return [.. times.Select(time => new Event(random.Next(34), random.Next(34), random.Next(2), time))];
    }
}
