using System.Globalization;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using Xunit;

namespace SnnDsl.Compiler.Tests.Backends;

public sealed class EmissionTests
{
    public static TheoryData<string> Networks => [.. TestNetwork.Golden.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Generated_C_is_the_golden_file(string network) =>
        Assert.All(NetworkEmitter.Emit(TestNetwork.Golden[network]()), file => Golden.Verify(file.Name, file.Text));

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
        IEnumerable<string> lines = TestNetwork.Golden.Values.SelectMany(compile => NetworkEmitter.Emit(compile()))
            .Concat(NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Transformer)))
            .SelectMany(f => f.Text.Split('\n'));
        Assert.All(lines, line => Assert.True(line.Length <= 140 && line.TrimEnd() == line, line));
    }
}
