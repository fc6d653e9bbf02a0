using System.CommandLine;
using SnnDsl.Cli.Arguments;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using SnnDsl.Training.Surrogates;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class NeuronArgumentsTests
{
    [Fact]
    public void Without_options_the_recipe_holds()
    {
        var recipe = new Recipe { Surrogate = HalvedInputLif.Surrogate, Streams = new StreamOptions(Recomputation.FromOutputs, 9), Epochs = 7 };
        Assert.Equal(recipe, Read("", recipe));
        Assert.Equal(new Recipe(), Read("", new Recipe()));
    }

    [Fact]
    public void Options_are_read()
    {
        var read = Read("--surrogate sigmoid --surrogate-slope 2.5 --detach-reset on --recompute inputs --stream-bits 8", new Recipe());
        Assert.Equal(new SurrogateOptions(new SigmoidSurrogate(2.5f), true), read.Surrogate);
        Assert.Equal(new StreamOptions(Recomputation.FromInputs, 8), read.Streams);
    }

    [Theory]
    [InlineData("--recompute all", "'--recompute all' is not known. Allowed: none, inputs, outputs.")]
    public void Other_values_are_refused(string line, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Read(line, new Recipe())).Message);

    [Fact]
    public void Other_surrogates_are_refused() =>
        Assert.Equal("The surrogate 'step' is not known. Allowed: triangle, sigmoid.", Assert.Throws<KeyNotFoundException>(() => Read("--surrogate step", new Recipe())).Message);

    [Fact]
    public void A_slope_belongs_to_a_sigmoid() =>
        Assert.Contains("has no slope", Assert.Throws<RecipeException>(() => Read("--surrogate-slope 2", new Recipe())).Message, StringComparison.Ordinal);

    private static Recipe Read(string line, Recipe recipe)
    {
        var arguments = new NeuronArguments(recipe);
        var command = new RootCommand();
        arguments.AddTo(command);
        return arguments.Read(command.Parse(line), recipe);
    }
}
