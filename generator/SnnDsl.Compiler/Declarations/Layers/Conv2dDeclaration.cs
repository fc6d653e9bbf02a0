namespace SnnDsl.Compiler.Declarations;

/// <summary>Convolution with a square kernel and zero padding.</summary>
public sealed record Conv2dDeclaration(int Channels, int Kernel, int Stride, int Padding, int WeightBits, int Element)
    : SynapseDeclaration(WeightBits, Element)
{
    /// <inheritdoc/>
    public override string Name => "Conv2d";

    /// <inheritdoc/>
    public override int OutputChannels => Channels;

    /// <inheritdoc/>
    public override string Line => $"Conv2d channels {Channels}, kernel {Kernel}, stride {Stride}, padding {Padding}, weight bits {WeightBits}";

    internal static Conv2dDeclaration Read(LayerContext c)
    {
        int kernel = c.Values.Integer(nameof(Kernel));
        int padding = c.Values.IntegerBelow(nameof(Padding), kernel);
        return new(c.Values.Integer(nameof(Channels)), kernel, c.Values.Integer(nameof(Stride)), padding, c.WeightBits, c.Element);
    }
}
