using SnnDsl.Compiler;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Writes what a batch is compiled from and what it reads.</summary>
internal static class BatchFiles
{
    private const int HeadWords = 4;

    /// <summary>Writes the C of a batch; files of networks that are no longer in it go.</summary>
    public static void WriteSources(string folder, Batch batch)
    {
        Directory.CreateDirectory(folder);
        var files = batch.Cases.SelectMany(c => c.Files).Append(new GeneratedFile("table.c", BatchTable.Text(batch))).ToList();
        foreach (string path in Directory.GetFiles(folder).Where(p => files.All(f => f.Name != Path.GetFileName(p))))
        {
            File.Delete(path);
        }

        foreach (GeneratedFile file in files)
        {
            Repository.WriteIfDifferent(Path.Combine(folder, file.Name), file.Text);
        }
    }

    /// <summary>Writes the inputs of a batch in the format that runner.c documents. The runs of a network share them.</summary>
    public static void WriteInput(string path, Batch batch)
    {
        using var writer = new BinaryWriter(File.Create(path));
        int position = sizeof(uint) * HeadWords * batch.Runs.Count;
        foreach (NetworkCase networkCase in batch.Cases)
        {
            foreach (BatchRun _ in BatchRun.Of(networkCase))
            {
                writer.Write(networkCase.Images.Count);
                writer.Write(networkCase.TracedImages);
                writer.Write(networkCase.ClassifiedImages);
                writer.Write(position);
            }

            position += networkCase.Images.Count * CInput.Size(networkCase);
        }

        foreach (byte[] input in batch.Cases.SelectMany(c => c.Images.Select(image => CInput.Bytes(c, image))))
        {
            writer.Write(input);
        }
    }
}
