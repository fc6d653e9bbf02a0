using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Schema;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Reads what a network's input is: an image of bytes, or events.</summary>
internal static class InputReader
{
    private static double[] MaximumCounts { get; } = ((OneOfAttribute)AttributeSchema.Of("EventInput").Setting("MaximumCount").Allowed!).Values;

    /// <summary>Shape at one time step, and the most events of an element, 0 for an image; null if it is not declared.</summary>
    public static (TensorShape Shape, int EventMaximum)? Read(ClassModel model, IssueSink issues)
    {
        AttributeModel? image = model.Attributes.FirstOrDefault(a => a.Name == "Input");
        AttributeModel? events = model.Attributes.FirstOrDefault(a => a.Name == "EventInput");
        if (image is not null && events is not null)
        {
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(events.Element, "EventInput", model.Name, "a network with an [Input]; keep one of them"));
        }

        if (image is not null)
        {
            return (ReadImage(DeclarationReader.Values(image, model, issues)), 0);
        }

        if (events is not null)
        {
            var values = DeclarationReader.Values(events, model, issues);
            return (ReadShape(values, values.Integer("Polarities")), ReadMaximumCount(values));
        }

        issues.Add(IssueCatalogue.MissingInput.At(model.Element, model.Name));
        return null;
    }

    /// <summary>Counts saturate where all of their bits are set, so that only such numbers can be the largest one.</summary>
    private static int ReadMaximumCount(AttributeValues values) => Next(values.Integer(
        "MaximumCount",
        (count, allowed) => values.OutOfRange("MaximumCount", count, $"{allowed}, at which the bits of a count are full; write {Next(count)}")));

    /// <summary>The least largest count that is not below a number.</summary>
    private static int Next(int count) =>
        (int)MaximumCounts.Where(c => c >= count).DefaultIfEmpty(MaximumCounts.Last()).First();

    private static TensorShape ReadImage(AttributeValues values) => values.Has("features")
        ? TensorShape.Flat(values.Integer("features"))
        : ReadShape(values, values.Integer("channels"));

    private static TensorShape ReadShape(AttributeValues values, int channels)
    {
        int height = values.Integer("height");
        int width = values.Integer("width");
        long size = (long)height * width * channels;
        if (size > FloatGraphBuilder.MaximumLayerSize)
        {
            values.Report("Size", size, $"1 to {FloatGraphBuilder.MaximumLayerSize}");
        }

        return new TensorShape(height, width, channels);
    }
}
