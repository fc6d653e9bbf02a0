using SnnDsl.Cli;
using SnnDsl.Data;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class TimeStepsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-").FullName;

    [Fact]
    public void Weights_trained_with_fewer_time_steps_start_the_declared_network()
    {
        var single = Path.Combine(_folder, "single");
        Assert.Equal(0, Train("--time-steps", "1", "--work", single, "--output", Path.Combine(_folder, "single.snn")));
        Assert.False(File.Exists(Path.Combine(_folder, "single.snn")));

        var output = Path.Combine(_folder, "SmallNet.snn");
        Assert.Equal(0, Train("--initial", Path.Combine(single, "checkpoint.bin"), "--work", Path.Combine(_folder, "both"), "--output", output));
        Assert.Contains("\"time steps 2\"", File.ReadAllText(output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("17")]
    public void Other_time_steps_than_a_class_may_declare_are_refused(string timeSteps) =>
        Assert.NotEqual(0, Train("--time-steps", timeSteps, "--work", _folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int Train(params string[] arguments)
    {
        TrainingData Load(string? folder) => new(Stripes.Create(64, 1), Stripes.Create(32, 2), "test");
        var recipe = new Recipe { Epochs = 1, BatchSize = 16 };
        return TrainCommand.Create(typeof(SmallNet), Load, recipe).Parse(arguments).Invoke();
    }
}
