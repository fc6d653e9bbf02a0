using System.CommandLine;
using SnnDsl.Cli.Arguments;
using SnnDsl.Training.Functional;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class QuantizerArgumentsTests
{
    [Fact]
    public void Without_options_the_recipe_holds()
    {
        var recipe = new QuantizerOptions(QuantizerMethod.ReScaW, WeightScale.Percentile, 0.95, StraightThrough.Paper);
        Assert.Equal(recipe, Read("", recipe));
        Assert.Equal(QuantizerOptions.Default, Read(""));
    }

    [Theory]
    [InlineData("--quantizer vanilla", QuantizerMethod.Vanilla, WeightScale.OneNormMean, 0.99, StraightThrough.Identity)]
    [InlineData("--scale max --straight-through released", QuantizerMethod.ReScaW, WeightScale.Maximum, 0.99, StraightThrough.ReleasedCode)]
    [InlineData("--quantizer float", QuantizerMethod.None, WeightScale.OneNormMean, 0.99, StraightThrough.Identity)]
    [InlineData("--scale percentile", QuantizerMethod.ReScaW, WeightScale.Percentile, 0.99, StraightThrough.Identity)]
    [InlineData("--scale percentile:0.9 --straight-through paper", QuantizerMethod.ReScaW, WeightScale.Percentile, 0.9, StraightThrough.Paper)]
    public void Options_are_read(string line, QuantizerMethod method, WeightScale scale, double percentile, StraightThrough kind) =>
        Assert.Equal(new QuantizerOptions(method, scale, percentile, kind), Read(line));

    [Fact]
    public void Signs_without_a_scale_can_be_chosen() =>
        Assert.Equal(new QuantizerOptions(Binarization: Binarization.Sign), Read("--binarization sign"));

    [Theory]
    [InlineData("--quantizer qat", "'--quantizer qat' is not known. Allowed: rescaw, vanilla, float.")]
    [InlineData("--scale median", "'--scale median' is not known. Allowed: mean, max, percentile.")]
    [InlineData("--scale percentile:99", "The percentile of '--scale percentile:99' must be a number from 0.5 to 1, such as percentile:0.99.")]
    [InlineData("--straight-through none", "'--straight-through none' is not known. Allowed: identity, paper, released.")]
    [InlineData("--quantizer vanilla --scale max", "'--scale' has no meaning with '--quantizer vanilla', which does not rescale. Leave it out.")]
    public void Other_values_are_refused(string line, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Read(line)).Message);

    private static QuantizerOptions Read(string line, QuantizerOptions? recipe = null)
    {
        var arguments = new QuantizerArguments(recipe ?? QuantizerOptions.Default);
        var command = new RootCommand();
        arguments.AddTo(command);
        return arguments.Read(command.Parse(line));
    }
}
