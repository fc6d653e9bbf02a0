using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace SnnDsl.Training.Teachers;

/// <summary>
/// Logits that a network gave for the training images once, as a file: for teachers that are not at hand, or slow. They are those of
/// images as they are; for mixed images they are mixed in the same shares.
/// </summary>
public sealed class StoredLogits : ITeacher
{
    private const string Magic = "SnnDsl logits 1";
    private readonly float[] _values;
    private readonly int _classes;

    private StoredLogits(float[] values, int classes, string identity) => (_values, _classes, Identity) = (values, classes, identity);

    /// <inheritdoc/>
    public string Identity { get; }

    /// <summary>Writes logits [images, classes] beside the file, then renames.</summary>
    /// <exception cref="ArgumentException">The tensor is not float32 [images, classes].</exception>
    public static void Save(Tensor logits, string path)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.dim() != 2 || logits.dtype != ScalarType.Float32)
            throw new ArgumentException($"Logits are {logits.dtype} [{string.Join(", ", logits.shape)}]; they must be Float32 [images, classes].", nameof(logits));
        var beside = path + ".tmp";
        using (var writer = new BinaryWriter(File.Create(beside), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write((int)logits.shape[0]);
            writer.Write((int)logits.shape[1]);
            writer.Write(logits.detach().contiguous().bytes);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads a file for a training set.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">Images of the training set.</param>
    /// <param name="classes">Classes of the network.</param>
    /// <exception cref="InvalidDataException">It is no such file, is damaged, or is of other images or classes.</exception>
    public static StoredLogits Load(string path, int images, int classes)
    {
        var bytes = File.ReadAllBytes(path);
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            if (reader.ReadString() != Magic)
                throw new InvalidDataException($"'{path}' does not hold logits; the command 'teacher' writes them with --logits.");
            var (count, width) = (reader.ReadInt32(), reader.ReadInt32());
            if (count != images || width != classes)
                throw new InvalidDataException($"'{path}' holds logits of {count} images and {width} classes; needed are {images} images and {classes} classes: write them for this training set.");
            var values = MemoryMarshal.Cast<byte, float>(reader.ReadBytes(4 * count * width)).ToArray();
            if (values.Length != count * width)
                throw new EndOfStreamException();
            return new StoredLogits(values, width, $"logits {Convert.ToHexString(SHA256.HashData(bytes))}");
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"'{path}' is damaged: it ends too early. Write it again.", e);
        }
    }

    /// <inheritdoc/>
    public Tensor Logits(Tensor images, ReadOnlySpan<int> indices, Mixup? mixup)
    {
        var values = new float[indices.Length * _classes];
        for (var i = 0; i < indices.Length; i++)
            _values.AsSpan(indices[i] * _classes, _classes).CopyTo(values.AsSpan(i * _classes));
        var logits = tensor(values, [indices.Length, _classes]);
        return mixup is null ? logits : mixup.Mix(logits);
    }
}
