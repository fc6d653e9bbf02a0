using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>A layer attribute: its name without the suffix, and what reads it.</summary>
internal sealed record LayerAttributeReader(string Name, Func<LayerContext, LayerDeclaration> Read)
{
    /// <summary>Whether it is a synapse layer.</summary>
    public bool IsSynapse { get; init; }

    /// <summary>Whether it stands on a property on a residual.</summary>
    public bool IsOnResidual { get; init; }
}

/// <summary>The layer attributes of the language: a new one is a line here.</summary>
internal static class LayerAttributes
{
    private static readonly Dictionary<string, LayerAttributeReader> Readers = new LayerAttributeReader[]
    {
        new("Conv2d", Conv2dDeclaration.Read) { IsSynapse = true },
        new("Linear", LinearDeclaration.Read) { IsSynapse = true },
        new("BatchNorm", c => new BatchNormDeclaration(c.Element)),
        new("Lif", NeuronDeclaration.ReadLif),
        new("If", NeuronDeclaration.ReadIf),
        new("MaxPool", c => PoolDeclaration.Read(c, PoolKind.Max)),
        new("AvgPool", c => PoolDeclaration.Read(c, PoolKind.Average)),
        new("SumPool", c => PoolDeclaration.Read(c, PoolKind.Sum)),
        new("GlobalAvgPool", c => new GlobalAvgPoolDeclaration(c.Element)),
        new("Flatten", c => new FlattenDeclaration(c.Element)),
        new("BinaryAttention", BinaryAttentionDeclaration.Read) { IsOnResidual = true },
        new("SpikingMlp", SpikingMlpDeclaration.Read) { IsOnResidual = true },
        new("ReversibleBlock", ReversibleBlockDeclaration.Read) { IsOnResidual = true },
        new("AveragedHeads", HeadsDeclaration.Read) { IsOnResidual = true },
    }.ToDictionary(r => r.Name, StringComparer.Ordinal);

    /// <summary>Names of the attributes.</summary>
    public static IEnumerable<string> Names => Readers.Keys;

    /// <summary>Whether the attribute declares a layer.</summary>
    public static bool IsLayer(AttributeModel attribute) => Readers.ContainsKey(attribute.Name);

    /// <summary>Whether the attribute declares a synapse layer.</summary>
    public static bool IsSynapse(AttributeModel attribute) => Readers.TryGetValue(attribute.Name, out LayerAttributeReader? reader) && reader.IsSynapse;

    /// <summary>Whether the attribute declares a layer on a residual.</summary>
    public static bool IsOnResidual(AttributeModel attribute) => Readers.TryGetValue(attribute.Name, out LayerAttributeReader? reader) && reader.IsOnResidual;

    /// <summary>Reads the layer of a stage.</summary>
    public static LayerDeclaration Read(AttributeModel attribute, string stage, ParameterScope scope, IssueSink issues) =>
        Readers[attribute.Name].Read(new LayerContext(new AttributeValues(attribute, stage, scope, issues), stage, attribute.Element));
}
