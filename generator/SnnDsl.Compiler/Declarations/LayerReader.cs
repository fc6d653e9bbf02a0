using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Turns one layer attribute into a declaration.</summary>
internal static class LayerReader
{
    private const int MaximumWindow = 15;
    private const int MaximumRatio = 16;
    private const int MaximumDepth = 64;

    /// <summary>Readers by attribute name: a new layer is a new line.</summary>
    private static readonly Dictionary<string, Func<Context, LayerDeclaration>> Readers = new(StringComparer.Ordinal)
    {
        ["Conv2d"] = ReadConv2d,
        ["Linear"] = ReadLinear,
        ["BatchNorm"] = c => new BatchNormDeclaration(c.Element),
        ["Lif"] = ReadLif,
        ["If"] = c => ReadNeuron(c, Decay.None),
        ["MaxPool"] = c => ReadPool(c, PoolKind.Max),
        ["AvgPool"] = c => ReadPool(c, PoolKind.Average),
        ["SumPool"] = c => ReadPool(c, PoolKind.Sum),
        ["GlobalAvgPool"] = c => new GlobalAvgPoolDeclaration(c.Element),
        ["Flatten"] = c => new FlattenDeclaration(c.Element),
        ["BinaryAttention"] = c => new BinaryAttentionDeclaration(
            c.Values.Integer("Heads", 0, 1, 1024), c.Values.Enumeration<AttentionOrder>("Order"), ReadWeightBits(c, fallback: 1), c.Element),
        ["SpikingMlp"] = c => new SpikingMlpDeclaration(c.Values.Integer("Ratio", 0, 1, MaximumRatio), ReadWeightBits(c, fallback: 1), c.Element),
        ["ReversibleBlock"] = ReadReversibleBlock,
        ["AveragedHeads"] = c => new HeadsDeclaration(c.Values.Integer("Classes", 0, 1, 65535), c.Element),
    };

    /// <summary>Whether the attribute declares a layer.</summary>
    public static bool IsLayer(AttributeModel attribute) => Readers.ContainsKey(attribute.Name);

    /// <summary>Reads the layer of a stage.</summary>
    public static LayerDeclaration Read(AttributeModel attribute, string stage, ParameterScope scope, IssueSink issues) =>
        Readers[attribute.Name](new Context(new AttributeValues(attribute, stage, scope, issues), stage, attribute.Element, issues));

    private static Conv2dDeclaration ReadConv2d(Context c)
    {
        int kernel = c.Values.Integer("Kernel", 3, 1, MaximumWindow);
        int padding = c.Values.Integer("Padding", 0);
        if (padding < 0 || (c.Values.IsKnown("Kernel") && padding >= Math.Max(kernel, 1)))
        {
            c.Values.Report("Padding", padding, $"0 to {Math.Max(kernel, 1) - 1} (less than the kernel)");
        }

        return new Conv2dDeclaration(
            c.Values.Integer("Channels", 0, 1, 1024),
            kernel,
            c.Values.Integer("Stride", 1, 1, MaximumWindow),
            padding,
            ReadWeightBits(c),
            c.Element);
    }

    private static LinearDeclaration ReadLinear(Context c) =>
        new(c.Values.Integer("Outputs", 0, 1, 65535), ReadWeightBits(c), c.Element);

    private static int ReadWeightBits(Context c, int fallback = 8)
    {
        int bits = c.Values.Integer("WeightBits", fallback);
        if (bits is not (8 or 4 or 2 or 1))
        {
            c.Issues.Add(IssueCatalogue.UnsupportedWeightBits.At(c.Element, c.Stage, bits, "allowed are 8, 4, 2 and 1"));
        }

        return bits;
    }

    /// <summary>Every block becomes stages, so that a depth out of range is cut, whatever it is.</summary>
    private static ReversibleBlockDeclaration ReadReversibleBlock(Context c) => new(
        Math.Min(c.Values.Integer("Depth", 1, 1, MaximumDepth), MaximumDepth), c.Values.Enumeration<ResidualShortcut>("Shortcut"), c.Element);

    private static NeuronDeclaration ReadLif(Context c)
    {
        double decay = c.Values.Real("Decay", 0.5);
        Decay? supported = Decay.Of(decay);
        if (supported is null || supported == Decay.None)
        {
            c.Issues.Add(IssueCatalogue.UnsupportedDecay.At(c.Element, c.Stage, decay));
        }

        return ReadNeuron(c, supported ?? Decay.Half);
    }

    private static NeuronDeclaration ReadNeuron(Context c, Decay decay)
    {
        double threshold = c.Values.Real("Threshold", 1.0);
        if (!(threshold > 0) || double.IsInfinity(threshold))
        {
            c.Values.Report("Threshold", threshold, "a finite number greater than 0");
        }

        int membraneBits = c.Values.Integer("MembraneBits", 0);
        if (membraneBits is not (0 or 8 or 4 or 2))
        {
            c.Values.Report("MembraneBits", membraneBits, "8, 4 or 2, or 0 to keep the membrane as it is");
        }

        var rule = new NeuronRule(
            decay, threshold, c.Values.Enumeration<ResetMode>("Reset"), c.Values.Enumeration<FireCondition>("Fire"))
        {
            MembraneBits = membraneBits,
        };
        return new NeuronDeclaration(rule, c.Element);
    }

    private static PoolDeclaration ReadPool(Context c, PoolKind kind)
    {
        int size = c.Values.Integer("Size", 0, 1, MaximumWindow);
        int stride = c.Values.Integer("Stride", 0, 0, MaximumWindow);
        int padding = c.Values.Integer("Padding", 0);
        if (padding < 0 || (c.Values.IsKnown("Size") && padding >= Math.Max(size, 1)))
        {
            c.Values.Report("Padding", padding, $"0 to {Math.Max(size, 1) - 1} (less than the window)");
        }

        return new PoolDeclaration(kind, size, stride == 0 ? size : stride, c.Element) { Padding = padding };
    }

    private sealed record Context(AttributeValues Values, string Stage, int Element, IssueSink Issues);
}
