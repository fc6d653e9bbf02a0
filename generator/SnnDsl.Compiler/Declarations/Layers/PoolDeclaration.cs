namespace SnnDsl.Compiler.Declarations;

/// <summary>Pooling of spikes.</summary>
public sealed record PoolDeclaration(PoolKind Kind, int Size, int Stride, int Element) : LayerDeclaration(Element)
{
    /// <summary>Rows and columns without spikes on every side, less than the size; 0 unless <see cref="PoolKind.Max"/>.</summary>
    public int Padding { get; init; }

    /// <inheritdoc/>
    public override string Name => Kind switch
    {
        PoolKind.Max => "MaxPool",
        PoolKind.Average => "AvgPool",
        PoolKind.Sum => "SumPool",
        _ => throw new InvalidOperationException($"The pooling {Kind} is not known."),
    };

    /// <inheritdoc/>
    public override LayerRank Rank => LayerRank.Pool;

    /// <inheritdoc/>
    public override string Line => $"{Name} size {Size}, stride {Stride}{(Padding > 0 ? $", padding {Padding}" : "")}";

    internal static PoolDeclaration Read(LayerContext c, PoolKind kind)
    {
        int size = c.Values.Integer(nameof(Size));
        int stride = c.Values.Integer(nameof(Stride));
        int padding = c.Values.Takes(nameof(Padding)) ? c.Values.IntegerBelow(nameof(Padding), size) : 0;
        return new PoolDeclaration(kind, size, stride == 0 ? size : stride, c.Element) { Padding = padding };
    }
}

/// <summary>What a pooling window computes.</summary>
public enum PoolKind
{
    /// <summary>OR of the spikes.</summary>
    Max,

    /// <summary>Mean of the spikes: a count whose divisor belongs to the next layer's scale.</summary>
    Average,

    /// <summary>Count of the spikes.</summary>
    Sum,
}
