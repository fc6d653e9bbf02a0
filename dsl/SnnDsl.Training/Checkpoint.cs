using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Training.Modules;

namespace SnnDsl.Training;

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
        return Read(path, reader =>
        {
            if (reader.ReadString() != Identity(trainer))
            {
                throw new InvalidDataException(
                    $"The checkpoint '{path}' belongs to another declaration or other options. Delete it to start anew.");
            }
            trainer.Restore(JsonSerializer.Deserialize<List<EpochResult>>(reader.ReadString())!);
            trainer.Network.load(reader);
            trainer.Optimizer.load_state_dict(reader);
            return true;
        });
    }

    /// <summary>The options that a run was started with and the epochs it has done.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no checkpoint.</exception>
    public static (TrainingOptions Options, IReadOnlyList<EpochResult> History) ReadRun(string path) => Read(path, reader =>
    {
        var options = JsonSerializer.Deserialize<TrainingOptions>(reader.ReadString().Split('\n')[^1])!;
        return (options, (IReadOnlyList<EpochResult>)JsonSerializer.Deserialize<List<EpochResult>>(reader.ReadString())!);
    });

    /// <summary>Takes over weights and statistics, and nothing else, of a run of a network whose layers have the same names and sizes;
    /// time steps, bits and neurons may differ.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, no checkpoint, or of a network of other sizes.</exception>
    public static void LoadWeights(SpikingNetwork network, string path) => Read(path, reader =>
    {
        _ = (reader.ReadString(), reader.ReadString());
        try
        {
            network.load(reader);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"The weights in '{path}' are of a network with other layers than '{network.Graph.Name}': {e.Message}", e);
        }
        return true;
    });

    /// <summary>Stands for a file's content.</summary>
    public static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(stream))[..16];
    }

    private static T Read<T>(string path, Func<BinaryReader, T> read)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no checkpoint '{path}'. The command 'train' writes one to the folder named by --work.", path);
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            if (reader.ReadString() != Magic)
                throw new InvalidDataException($"'{path}' is not a checkpoint of this version. Delete it to start anew.");
            return read(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or JsonException)
        {
            throw new InvalidDataException($"The checkpoint '{path}' is damaged. Delete it to start anew.", e);
        }
    }

    /// <summary>What must be equal for a run to go on. Ratios of pruning may change: they do not concern the training of a network with all
    /// its channels, and what is left of a pruned one is in its graph.</summary>
    private static string Identity(Trainer trainer)
    {
        var graph = trainer.Network.Graph;
        var declaration = graph.Declaration with
        {
            Stages = graph.Declaration.Stages.Select(stage => stage with { Prune = 0 }).ToEquatableArray(),
        };
        return string.Join('\n', [
            .. DeclarationText.Lines(declaration),
            .. graph.Kept.Select(kept => $"{kept.Stage}: {kept.Channels} channels left"),
            .. trainer.Origin is { } origin ? [origin] : Array.Empty<string>(),
            .. trainer.Teacher is { } teacher ? [teacher.Identity] : Array.Empty<string>(),
            JsonSerializer.Serialize(trainer.Options)]);
    }
}
