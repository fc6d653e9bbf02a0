using System.Globalization;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Emission;
using Xunit;

namespace SnnDsl.Compiler.Tests.Emission;

public sealed class EmissionTests
{
    [Theory]
    [InlineData("h")]
    [InlineData("c")]
    public void Generated_C_is_the_golden_file(string extension)
    {
        GeneratedFile file = NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Convolutional)).Single(f => f.Name == $"snn_net_tiny_net.{extension}");
        Golden.Verify(file.Name, file.Text);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Generated_C_does_not_depend_on_the_culture(string culture)
    {
        EquatableArray<GeneratedFile> invariant = NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Convolutional));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(invariant, NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Convolutional)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_of_generated_C_stay_readable()
    {
        IEnumerable<string> lines = NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Convolutional)).SelectMany(f => f.Text.Split('\n'));
        Assert.All(lines, line => Assert.True(line.Length <= 140 && line.TrimEnd() == line, line));
    }
}
