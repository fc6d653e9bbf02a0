using System.Text.Json;
using System.Text.Json.Serialization;

namespace NMnist.Demo;

/// <summary>The figures of one network that streamed recordings; accuracies from 0 to 1.</summary>
internal sealed record StreamResult
{
    /// <summary>Name of the network class.</summary>
    public required string Network { get; init; }

    /// <summary>Emulated board.</summary>
    public required string Board { get; init; }

    /// <summary>Accuracy of the floating-point network, as training measured it.</summary>
    public required double AccuracyFloat { get; init; }

    /// <summary>Accuracy of the integers, as training measured it.</summary>
    public required double AccuracyInteger { get; init; }

    /// <summary>Recordings that training measured on.</summary>
    public required int TestRecordings { get; init; }

    /// <summary>Recordings that ran on the board.</summary>
    public required int Recordings { get; init; }

    /// <summary>Accuracy of the board.</summary>
    public required double AccuracyBoard { get; init; }

    /// <summary>Whether board and simulator agree in every score of every recording, and in where it ends early.</summary>
    public required bool ScoresIdentical { get; init; }

    /// <summary>Mean number of events of a recording.</summary>
    public required long Events { get; init; }

    /// <summary>Mean instructions to take in one event.</summary>
    public required double InstructionsPerEvent { get; init; }

    /// <summary>Mean instructions of a time step.</summary>
    public required long InstructionsPerStep { get; init; }

    /// <summary>Instructions of the most expensive time step.</summary>
    public required long InstructionsPerStepMaximum { get; init; }

    /// <summary>Mean instructions of a recording: its events and its time steps.</summary>
    public required long InstructionsPerRecording { get; init; }

    /// <summary>Bytes of the membranes that are kept from one time step to the next.</summary>
    public required int MembraneBytes { get; init; }

    /// <summary>Bytes of the whole state of a stream.</summary>
    public required int StateBytes { get; init; }

    /// <summary>Bytes of the whole firmware image: code, constants and initial values.</summary>
    public required int FlashBytes { get; init; }

    /// <summary>Bytes of RAM of the whole firmware: data and the reserved stack.</summary>
    public required int RamBytes { get; init; }

    /// <summary>High-water mark of the stack in bytes.</summary>
    public required int StackBytes { get; init; }

    /// <summary>How much the best score had to be above the second to end a recording early.</summary>
    public int? Margin { get; init; }

    /// <summary>Accuracy with early ends.</summary>
    public double? AccuracyEarly { get; init; }

    /// <summary>Mean time steps of a recording with early ends.</summary>
    public double? StepsEarly { get; init; }

    /// <summary>Writes the figures as JSON: beside the file first, then renamed.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, StreamJson.Default.StreamResult) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>How the figures are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StreamResult))]
internal sealed partial class StreamJson : JsonSerializerContext;
