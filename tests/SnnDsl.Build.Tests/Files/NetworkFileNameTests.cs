using Xunit;

namespace SnnDsl.Build.Tests.Files;

public sealed class NetworkFileNameTests
{
    [Theory]
    [InlineData("snn_net_a.c")]
    [InlineData("snn_net_fashion_net2.h")]
    public void Names_the_generator_makes_are_valid(string name) => Assert.True(NetworkFileName.IsValid(name));

    [Theory]
    [InlineData("")]
    [InlineData("snn_net_.c")]
    [InlineData("snn_net_a.cpp")]
    [InlineData("snn_net_a.c\n")]
    [InlineData("snn_net_A.c")]
    [InlineData("snn_net_ä.c")]
    [InlineData("main.c")]
    [InlineData("../snn_net_a.c")]
    [InlineData("snn_net_a/../../b.c")]
    [InlineData("snn_net_a\\b.c")]
    [InlineData("/tmp/snn_net_a.c")]
    [InlineData("C:snn_net_a.c")]
    public void Other_names_are_refused(string name) => Assert.False(NetworkFileName.IsValid(name));
}
