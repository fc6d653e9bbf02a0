using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules;

namespace SnnDsl.Training;

/// <summary>The state of a run between two epochs: weights, statistics, optimizer and history.</summary>
public static class Checkpoint
{
    private const string Magic = "SnnDsl checkpoint 2";

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
            writer.Write(JsonSerializer.Serialize(RunIdentity.Of(trainer)));
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
            Check(RunIdentity.Of(trainer), Parse<RunIdentity>(reader), path);
            trainer.Restore(Parse<List<EpochResult>>(reader));
            trainer.Network.load(reader);
            trainer.Optimizer.load_state_dict(reader);
            return true;
        });
    }

    /// <summary>The quantizer and epochs that a run was started with, and the epochs it has done.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no checkpoint.</exception>
    public static (QuantizerOptions Quantizer, int Epochs, IReadOnlyList<EpochResult> History) ReadRun(string path) => Read(path, reader =>
    {
        var run = Parse<RunIdentity>(reader);
        return (run.Quantizer, run.Epochs, (IReadOnlyList<EpochResult>)Parse<List<EpochResult>>(reader));
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
                throw new InvalidDataException($"'{path}' is not a checkpoint of this version. Delete it, or name another folder as --work, to start anew.");
            return read(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or JsonException)
        {
            throw new InvalidDataException($"The checkpoint '{path}' is damaged. Delete it to start anew.", e);
        }
    }

    private static T Parse<T>(BinaryReader reader) => JsonSerializer.Deserialize<T>(reader.ReadString()) ?? throw new FormatException("There is null where an object is needed.");

    private static void Check(RunIdentity run, RunIdentity stored, string path)
    {
        if (run.Differences(stored).ToArray() is { Length: > 0 } differences)
        {
            throw new InvalidDataException(
                $"The checkpoint '{path}' is of another run: {string.Join("; ", differences)}. Take the same options to go on; to start from its weights, name it "
                + "as --initial and another folder as --work; to start anew, delete it.");
        }
    }
}
