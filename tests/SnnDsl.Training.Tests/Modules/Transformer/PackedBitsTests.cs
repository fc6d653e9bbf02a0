using SnnDsl.Training.Modules.Transformer;
using Xunit;
using static TorchSharp.torch;

namespace SnnDsl.Training.Tests.Modules.Transformer;

public sealed class PackedBitsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 7)]
    public void Bits_come_back_from_an_eighth_of_the_bytes(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        var bits = rand(rows, columns).lt(0.5);
        var packed = PackedBits.Pack(bits);
        Assert.Equal(uint8, packed.dtype);
        Assert.Equal(((rows * columns) + 7) / 8, packed.numel());
        Assert.True(PackedBits.Unpack(packed, bits.shape).eq(bits).all().item<bool>());
    }
}
