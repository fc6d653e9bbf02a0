using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Graphs;
using Xunit;

namespace SnnDsl.Compiler.Tests.Artifacts;

public sealed class WeightPackingTests
{
    public static TheoryData<int, WeightGrid> Formats => new()
    {
        { 8, WeightGrid.Symmetric }, { 8, WeightGrid.Odd }, { 4, WeightGrid.Odd }, { 2, WeightGrid.Odd }, { 4, WeightGrid.Symmetric }, { 2, WeightGrid.Symmetric },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_weight_survives(int bits, WeightGrid grid)
    {
        var format = new WeightFormat(bits, grid);
        int[] weights = [.. Enumerable.Range(-format.Maximum, (2 * format.Maximum) + 1).Where(format.Contains)];
        Assert.Equal(grid == WeightGrid.Odd ? 1 << bits : (1 << bits) - 1, weights.Length);
        for (int count = 0; count <= weights.Length; count++)
        {
            byte[] bytes = WeightPacking.Pack(weights.AsSpan(0, count), format);
            Assert.Equal(WeightPacking.ByteCount(count, bits), bytes.Length);
            Assert.Equal(weights.Take(count), WeightPacking.Unpack(bytes, count, format));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Codes_and_weights_are_inverse(int bits, WeightGrid grid)
    {
        var format = new WeightFormat(bits, grid);
        Assert.All(Enumerable.Range(0, 1 << bits), code => Assert.Equal(code, format.ToCode(format.FromCode(code))));
    }

    /// <summary>The grid's points m = 2 W - (2^b - 1) for the codes W = 0 to 3, packed lowest bits first.</summary>
    [Fact]
    public void Two_bits_are_packed_lowest_first()
    {
        var format = new WeightFormat(2, WeightGrid.Odd);
        Assert.Equal([-3, -1, 1, 3], Enumerable.Range(0, 4).Select(format.FromCode));
        Assert.Equal([0b11_10_01_00, 0b00_00_00_10], WeightPacking.Pack([-3, -1, 1, 3, 1], format));
        Assert.Equal([0x80 | 0x01, 0xFF], WeightPacking.Pack([-127, -1], WeightFormat.Symmetric8));
    }
}
