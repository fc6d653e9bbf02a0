using SnnDsl.Compiler.Common;
using Xunit;

namespace SnnDsl.Compiler.Tests.Declarations;

public sealed class CNamesTests
{
    [Theory]
    [InlineData("FashionNet", "fashion_net")]
    [InlineData("KWSNet2", "kws_net2")]
    [InlineData("Net2Big", "net2_big")]
    [InlineData("X", "x")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("I", "i")]
    [InlineData("Down.First", "down_first")]
    public void Names_become_snake_case(string name, string expected)
    {
        Assert.Equal(expected, CNames.Snake(name));
        Assert.Equal(expected.ToUpperInvariant(), CNames.Macro(name));
        Assert.Equal("snn_net_" + expected, CNames.NetworkPrefix(name));
    }

    [Theory]
    [InlineData("A1_b", true)]
    [InlineData("_a", true)]
    [InlineData("A234567890123456789012345678901234567890", true)]
    [InlineData("A2345678901234567890123456789012345678901", false)]
    [InlineData("1a", false)]
    [InlineData("", false)]
    [InlineData("ä", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("Down.First", true)]
    [InlineData("Down.", false)]
    [InlineData("Down..First", false)]
    public void Only_short_ascii_names_are_supported(string name, bool expected) => Assert.Equal(expected, CNames.IsSupported(name));
}
