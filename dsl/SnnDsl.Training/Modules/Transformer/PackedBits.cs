using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Eight truth values in a byte.</summary>
internal static class PackedBits
{
    private const int Width = 8;

    internal static Tensor Pack(Tensor bits)
    {
        var flat = bits.flatten().to(uint8);
        var padded = nn.functional.pad(flat, [0, (Width - (flat.numel() % Width)) % Width]);
        return (padded.view(-1, Width) * Values()).sum(1, type: uint8);
    }

    internal static Tensor Unpack(Tensor packed, long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return packed.unsqueeze(1).bitwise_and(Values()).ne(0).flatten().narrow(0, 0, count).view(shape);
    }

    private static Tensor Values() => tensor(new byte[] { 1, 2, 4, 8, 16, 32, 64, 128 });
}
