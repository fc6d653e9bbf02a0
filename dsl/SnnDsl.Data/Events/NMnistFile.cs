namespace SnnDsl.Data.Events;

/// <summary>One recording of N-MNIST: events of 5 bytes, nothing else. An event is 40 bits, the highest first: x (8), y (8),
/// polarity (1), time in microseconds (23).</summary>
/// <remarks>Source: Orchard, Jayawant, Cohen, Thakor, "Converting Static Image Datasets to Spiking Neuromorphic Datasets
/// Using Saccades", Frontiers in Neuroscience 9:437, 2015.</remarks>
public static class NMnistFile
{
    /// <summary>Rows and columns of a recording.</summary>
    public const int Side = 34;

    /// <summary>Darker and brighter.</summary>
    public const int Polarities = 2;

    /// <summary>Bytes of one event.</summary>
    public const int EventBytes = 5;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataSetException">It is missing, empty, ends within an event, or holds an event outside of the image or
    /// earlier than the one before.</exception>
    public static EventRecording Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(Content(path), path);
    }

    private static byte[] Content(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static EventRecording Parse(byte[] content, string path)
    {
        if (content.Length == 0 || content.Length % EventBytes != 0)
        {
            throw new DataSetException(
                $"'{path}' has {content.Length} bytes; a recording of N-MNIST has a multiple of {EventBytes}, at least {EventBytes} "
                + "(one event each). It is incomplete or not of N-MNIST: copy it from the data set again.");
        }
        var events = new Event[content.Length / EventBytes];
        var earliest = 0;
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = Decode(content.AsSpan(i * EventBytes, EventBytes));
            if (EventRecording.Problem(events[i], earliest, Side, Side, Polarities) is { } problem)
            {
                throw new DataSetException(
                    $"'{path}': event {i} at offset {i * EventBytes} {problem}. It is damaged or not of N-MNIST: copy it from the data set again.");
            }
            earliest = events[i].TimeMicroseconds;
        }
        return new EventRecording(Side, Side, Polarities, events);
    }

    private static Event Decode(ReadOnlySpan<byte> bytes) =>
        new(bytes[0], bytes[1], bytes[2] >> 7, ((bytes[2] & 0x7F) << 16) | (bytes[3] << 8) | bytes[4]);
}
