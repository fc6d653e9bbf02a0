using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Reads the output file of one network, whose format runner.c documents.</summary>
internal static class TraceReader
{
    private const uint EndOfLayers = 0xFFFFFFFF;

    /// <summary>Reads a file; <see langword="null"/> if it is missing or not complete: the program crashed.</summary>
    public static CaseOutcome? Read(string path, NetworkCase networkCase, bool hasOther)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new BinaryReader(File.OpenRead(path));
        try
        {
            uint failedNullChecks = reader.ReadUInt32();
            var images = new List<ImageOutcome>();
            for (int i = 0; i < networkCase.Images.Count; i++)
            {
                images.Add(ReadImage(reader, networkCase, i < networkCase.TracedImages, hasOther && i < networkCase.ClassifiedImages));
            }

            return new CaseOutcome(images, failedNullChecks, Failure: null);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static ImageOutcome ReadImage(BinaryReader reader, NetworkCase networkCase, bool isTraced, bool hasOther)
    {
        List<LayerWords>? layers = isTraced ? Joined(ReadLayers(reader)) : null;
        int error = reader.ReadInt32();
        OtherInstance? other = hasOther
            ? new OtherInstance(reader.ReadInt32(), reader.ReadInt32(), ReadScores(reader, networkCase))
            : null;
        return new ImageOutcome(layers, error, ReadScores(reader, networkCase), other, reader.ReadUInt32());
    }

    private static List<LayerWords> ReadLayers(BinaryReader reader)
    {
        var layers = new List<LayerWords>();
        for (uint layer = reader.ReadUInt32(); layer != EndOfLayers; layer = reader.ReadUInt32())
        {
            uint count = reader.ReadUInt32();
            layers.Add(new LayerWords((int)layer, [.. Enumerable.Range(0, (int)count).Select(_ => reader.ReadUInt32())]));
        }

        return layers;
    }

    /// <summary>The time steps of a stream, which are traced one after the other, beside each other.</summary>
    private static List<LayerWords> Joined(List<LayerWords> layers) =>
        [.. layers.GroupBy(l => l.Layer).Select(steps => new LayerWords(steps.Key, [.. steps.SelectMany(s => s.Words)]))];

    private static int[] ReadScores(BinaryReader reader, NetworkCase networkCase) =>
        [.. Enumerable.Range(0, networkCase.Classes).Select(_ => reader.ReadInt32())];
}
