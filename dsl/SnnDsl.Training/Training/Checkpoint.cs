using System.Text;
using System.Text.Json;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Training.Training;

/// <summary>The state of a run between two epochs: weights, statistics, optimizer and history.</summary>
public static class Checkpoint
{
    private const string Magic = "SnnDsl checkpoint 1";

    /// <summary>Writes the run's state beside the file, then renames: a kill leaves the old state or the new one.</summary>
    public static void Save(Trainer trainer, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var beside = path + ".tmp";
        using (var stream = File.Create(beside))
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(Identity(trainer));
            writer.Write(JsonSerializer.Serialize(trainer.History));
            trainer.Network.save(writer);
            trainer.Optimizer.save_state_dict(writer);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Continues from the file if there is one.</summary>
    /// <returns>Whether a state was loaded.</returns>
    /// <exception cref="InvalidDataException">The file is of another network or other options, or is damaged.</exception>
    public static bool TryLoad(Trainer trainer, string path)
    {
        if (!File.Exists(path))
            return false;
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            if (reader.ReadString() != Magic)
                throw new InvalidDataException($"'{path}' is not a checkpoint of this version. Delete it to start anew.");
            if (reader.ReadString() != Identity(trainer))
            {
                throw new InvalidDataException(
                    $"The checkpoint '{path}' belongs to another declaration or other options. Delete it to start anew.");
            }
            trainer.Restore(JsonSerializer.Deserialize<List<EpochResult>>(reader.ReadString())!);
            trainer.Network.load(reader);
            trainer.Optimizer.load_state_dict(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or JsonException)
        {
            throw new InvalidDataException($"The checkpoint '{path}' is damaged. Delete it to start anew.", e);
        }
        return true;
    }

    /// <summary>What must be equal for a run to go on.</summary>
    private static string Identity(Trainer trainer) =>
        string.Join('\n', DeclarationText.Lines(trainer.Network.Graph.Declaration)) + '\n' + JsonSerializer.Serialize(trainer.Options);
}
