namespace SnnDsl.Compiler.Declarations;

/// <summary>Blocks of the branches on the same property: they become several stages each.</summary>
public sealed record ReversibleBlockDeclaration(int Depth, ResidualShortcut Shortcut, int Element) : ResidualLayerDeclaration(Element)
{
    /// <summary>Most blocks.</summary>
    private static int MaximumDepth { get; } = AttributeSchema.Maximum("ReversibleBlock", nameof(Depth));

    /// <inheritdoc/>
    public override string Name => "ReversibleBlock";

    /// <summary>Every block becomes stages, so that a depth out of range is cut, whatever it is.</summary>
    internal static ReversibleBlockDeclaration Read(LayerContext c) =>
        new(Math.Min(c.Values.Integer(nameof(Depth)), MaximumDepth), c.Values.Enumeration<ResidualShortcut>(nameof(Shortcut)), c.Element);
}
