using SnnDsl.Data.Events;
using Xunit;

namespace SnnDsl.Data.Tests.Events;

public sealed class NMnistFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Fields_are_where_the_format_says()
    {
        var recording = Read([10, 16, 0x09, 0x00, 0x04, 33, 0, 0xFF, 0xFE, 0xFD]);
        Assert.Equal([new Event(10, 16, 0, 0x090004), new Event(33, 0, 1, 0x7FFEFD)], recording.Events.ToArray());
        Assert.Equal((34, 34, 2), (recording.Height, recording.Width, recording.Polarities));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var events = EventBytes.Random(500, 1);
        Assert.Equal(events, Read(EventBytes.Of(events)).Events.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public void Other_lengths_are_refused(int length) =>
        Assert.Contains($"has {length} bytes; a recording of N-MNIST has a multiple of 5", Problem(new byte[length]), StringComparison.Ordinal);

    [Fact]
    public void Events_outside_are_named_with_their_place()
    {
        Assert.Contains("event 1 at offset 5 has x = 34; allowed are 0 to 33", Problem(EventBytes.Of(default, new Event(34, 0, 0, 0))), StringComparison.Ordinal);
        Assert.Contains("event 0 at offset 0 has y = 255; allowed are 0 to 33", Problem(EventBytes.Of(new Event(0, 255, 1, 0))), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_must_not_go_back_but_may_stand_still()
    {
        Assert.Equal(2, Read(EventBytes.Of(new Event(1, 1, 1, 7), new Event(1, 1, 1, 7))).Events.Length);
        Assert.Contains(
            "event 1 at offset 5 is at 6 us, earlier than 7 us", Problem(EventBytes.Of(new Event(1, 1, 1, 7), new Event(1, 1, 1, 6))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(_folder, "none.bin");
        Assert.Contains($"'{path}' cannot be read", Assert.Throws<DataSetException>(() => NMnistFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var content = new byte[random.Next(16)];
            random.NextBytes(content);
            if (i % 2 == 0) // Half of them with coordinates that are likely inside.
                content = [.. content.Select((value, n) => n % 5 < 2 ? (byte)(value % 36) : value)];
            var error = Record.Exception(() => Read(content));
            Assert.True(error is null or DataSetException, $"{Convert.ToHexString(content)}: {error}");
        }
    }

    [Fact]
    public void A_recording_made_by_hand_is_checked_too()
    {
        Assert.Contains("Event 0 has the polarity 1; allowed are 0 to 0", Problem(1, new Event(0, 0, 1, 0)), StringComparison.Ordinal);
        Assert.Contains("Event 1 has x = -1", Problem(1, default, new Event(-1, 0, 0, 0)), StringComparison.Ordinal);
        Assert.Contains("Event 0 is at -1 us", Problem(1, new Event(0, 0, 0, -1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Problem(0));
    }

    private static string Problem(int polarities, params Event[] events)
    {
        var error = Record.Exception(() => new EventRecording(3, 4, polarities, events));
        return error is ArgumentOutOfRangeException ? throw error : Assert.IsType<ArgumentException>(error).Message;
    }

    private string Problem(byte[] content) => Assert.Throws<DataSetException>(() => Read(content)).Message;

    private EventRecording Read(byte[] content)
    {
        var path = Path.Combine(_folder, "a.bin");
        File.WriteAllBytes(path, content);
        return NMnistFile.Read(path);
    }
}
