using System.Globalization;
using SnnDsl.Compiler.Backends.CortexC;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;
using Xunit;

namespace SnnDsl.Compiler.Tests.Backends;

public sealed class EmissionTests
{
    [Fact]
    public void Generated_C_is_the_golden_file() => VerifyGolden(TestNetwork.Compile(TestNetwork.Convolutional));

    [Fact]
    public void Generated_C_of_a_pruned_residual_network_is_the_golden_file() => VerifyGolden(Residual());

    [Fact]
    public void Generated_C_of_a_streamed_network_of_events_is_the_golden_file() => VerifyGolden(TestNetwork.Compile(TestNetwork.Streamed));

    [Fact]
    public void Generated_C_of_two_currents_into_one_neuron_is_the_golden_file() => VerifyGolden(TestNetwork.Compile(TestNetwork.Branched));

    [Fact]
    public void Generated_C_of_a_spiking_transformer_is_the_golden_file() => VerifyGolden(TestNetwork.Compile(TestNetwork.SmallTransformer));

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
        IEnumerable<string> lines = NetworkEmitter.Emit(Residual())
            .Concat(NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Streamed)))
            .Concat(NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Branched)))
            .Concat(NetworkEmitter.Emit(TestNetwork.Compile(TestNetwork.Transformer)))
            .SelectMany(f => f.Text.Split('\n'));
        Assert.All(lines, line => Assert.True(line.Length <= 140 && line.TrimEnd() == line, line));
    }

    private static Plan Residual() => TestNetwork.Compile(TestNetwork.Residual, [new KeptChannels("Down.First", 4)]);

    private static void VerifyGolden(Plan plan) => Assert.All(NetworkEmitter.Emit(plan), file => Golden.Verify(file.Name, file.Text));
}
