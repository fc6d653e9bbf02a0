using System.CommandLine;
using SnnDsl.Cli.Arguments;
using SnnDsl.Training.Functional;
using SnnDsl.Training.Modules.Transformer;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class NeuronArgumentsTests
{
    [Fact]
    public void Without_options_the_recipe_holds()
    {
        var recipe = new TrainingOptions { Surrogate = HalvedInputLif.Surrogate, Streams = new StreamOptions(Recomputation.FromOutputs, 9), Epochs = 7 };
        Assert.Equal(recipe, Read("", recipe));
        Assert.Equal(new TrainingOptions(), Read("", new TrainingOptions()));
    }

    [Fact]
    public void Options_are_read()
    {
        var read = Read("--surrogate sigmoid --surrogate-slope 2.5 --detach-reset on --recompute inputs --stream-bits 8", new TrainingOptions());
        Assert.Equal(new SurrogateOptions(SurrogateGradient.Sigmoid, 2.5f, true), read.Surrogate);
        Assert.Equal(new StreamOptions(Recomputation.FromInputs, 8), read.Streams);
    }

    [Theory]
    [InlineData("--surrogate step", "'--surrogate step' is not known. Allowed: triangle, sigmoid.")]
    [InlineData("--recompute all", "'--recompute all' is not known. Allowed: none, inputs, outputs.")]
    public void Other_values_are_refused(string line, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Read(line, new TrainingOptions())).Message);

    private static TrainingOptions Read(string line, TrainingOptions recipe)
    {
        var arguments = new NeuronArguments(recipe);
        var command = new RootCommand();
        arguments.AddTo(command);
        return arguments.Read(command.Parse(line), recipe);
    }
}
