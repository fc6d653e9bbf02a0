using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Reads what a network's input is: an image of bytes, or events.</summary>
internal static class InputReader
{
    private const int MaximumEventCount = 255;

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
            return (ReadShape(values, values.Integer("Polarities", 2, 1, 1024)), ReadMaximumCount(values));
        }

        issues.Add(IssueCatalogue.MissingInput.At(model.Element, model.Name));
        return null;
    }

    /// <summary>Counts saturate where all of their bits are set, so that only such numbers can be the largest one.</summary>
    private static int ReadMaximumCount(AttributeValues values)
    {
        int maximum = values.Integer("MaximumCount", 1);
        if (maximum is >= 1 and <= MaximumEventCount && (maximum & (maximum + 1)) == 0)
        {
            return maximum;
        }

        int next = 1;
        while (next < maximum && next < MaximumEventCount)
        {
            next = (2 * next) + 1;
        }

        values.Report("MaximumCount", maximum, $"1, 3, 7, 15, 31, 63, 127 or 255, at which the bits of a count are full; write {next}");
        return next;
    }

    private static TensorShape ReadImage(AttributeValues values) => values.Has("features")
        ? TensorShape.Flat(values.Integer("features", 0, 1, 65535))
        : ReadShape(values, values.Integer("channels", 0, 1, 1024));

    private static TensorShape ReadShape(AttributeValues values, int channels)
    {
        int height = values.Integer("height", 0, 1, 1024);
        int width = values.Integer("width", 0, 1, 1024);
        long size = (long)height * width * channels;
        if (size > FloatGraphBuilder.MaximumLayerSize)
        {
            values.Report("Size", size, $"1 to {FloatGraphBuilder.MaximumLayerSize}");
        }

        return new TensorShape(height, width, channels);
    }
}
