using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>What a network reads: an image, or events that are counted up to a maximum.</summary>
internal sealed record NetworkInput(TensorShape Shape, int EventMaximum)
{
    public bool IsEvents => EventMaximum > 0;

    /// <summary>Bits of the weights of a layer that reads it.</summary>
    public int DrawWeightBits(SplitMix random) => IsEvents ? LayerGenerator.WeightBits(random) : 8;
}
