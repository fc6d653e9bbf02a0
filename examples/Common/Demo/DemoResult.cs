using System.Text.Json;
using System.Text.Json.Serialization;

namespace Examples.Common.Demo;

/// <summary>The figures of one demo run; accuracies from 0 to 1.</summary>
internal sealed record DemoResult
{
    /// <summary>Name of the network class.</summary>
    public required string Network { get; init; }

    /// <summary>Emulated board.</summary>
    public required string Board { get; init; }

    /// <summary>Test images that ran on the board, the first ones of the test set.</summary>
    public required int Images { get; init; }

    /// <summary>Accuracy of the floating-point network, as training measured it.</summary>
    public required double AccuracyFloat { get; init; }

    /// <summary>Accuracy of the integers, as training measured it.</summary>
    public required double AccuracyInteger { get; init; }

    /// <summary>Images that training measured on.</summary>
    public required int TrainingTestImages { get; init; }

    /// <summary>Accuracy of the simulator on the images that ran on the board.</summary>
    public required double AccuracySimulator { get; init; }

    /// <summary>Accuracy of the board.</summary>
    public required double AccuracyBoard { get; init; }

    /// <summary>Accuracy of the simulator on the whole test set.</summary>
    public required double AccuracySimulatorTestSet { get; init; }

    /// <summary>Images of the whole test set.</summary>
    public required int TestImages { get; init; }

    /// <summary>Whether board and simulator agree in every spike of every layer and time step.</summary>
    public required bool SpikesIdentical { get; init; }

    /// <summary>Mean instructions per inference.</summary>
    public required long InstructionsPerInference { get; init; }

    /// <summary>Bytes of the whole firmware image: code, constants and initial values.</summary>
    public required int FlashBytes { get; init; }

    /// <summary>Bytes of RAM of the whole firmware: data and the reserved stack.</summary>
    public required int RamBytes { get; init; }

    /// <summary>High-water mark of the stack in bytes.</summary>
    public required int StackBytes { get; init; }

    /// <summary>Bytes of packed weights.</summary>
    public required int WeightBytes { get; init; }

    /// <summary>Writes the figures as JSON: beside the file first, then renamed.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, DemoJson.Default.DemoResult) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}

/// <summary>How the figures are written.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DemoResult))]
internal sealed partial class DemoJson : JsonSerializerContext;
