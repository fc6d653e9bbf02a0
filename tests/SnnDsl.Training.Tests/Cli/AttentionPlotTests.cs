using SnnDsl.Cli;
using SnnDsl.Cli.Reports;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Data;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class AttentionPlotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-attention-").FullName;

    private string Picture => Path.Combine(_folder, "attention.png");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void There_is_a_panel_per_head_and_step_with_a_cell_per_neuron()
    {
        var map = new AttentionMap(2, 3, [.. Enumerable.Range(0, 4).Select(step => Enumerable.Range(0, 18).Select(i => i == step ? 1 : 0).ToArray())]);
        AttentionPlot.Save(map, Picture);
        var content = File.ReadAllBytes(Picture);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], content[..4]);
        Assert.Equal((4 * 300, 2 * 300), (BigEndian(content[16..]), BigEndian(content[20..])));
        Assert.Equal(new double[,] { { 0, 0, 0 }, { 1, 0, 0 }, { 0, 0, 0 } }, AttentionPlot.Cells(map, 3, 0));
        Assert.Equal(1 / 9.0, AttentionPlot.Density(map, 3, 0), 12);
        Assert.Equal(0, AttentionPlot.Density(map, 3, 1));
        Assert.Equal([Picture], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Other_maps_are_other_pictures()
    {
        AttentionPlot.Save(new AttentionMap(1, 2, [[1, 0, 0, 0]]), Picture);
        var first = File.ReadAllBytes(Picture);
        AttentionPlot.Save(new AttentionMap(1, 2, [[0, 1, 0, 0]]), Picture);
        Assert.NotEqual(first, File.ReadAllBytes(Picture));
    }

    [Fact]
    public void What_cannot_be_drawn_is_named()
    {
        Assert.Contains("0 time steps", Problem(new AttentionMap(1, 2, [])), StringComparison.Ordinal);
        Assert.Contains("A step has 3 values; 1 maps of 2 x 2 have 4", Problem(new AttentionMap(1, 2, [[0, 0, 0]])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_draws_the_maps_of_a_trained_network()
    {
        var parameters = Path.Combine(_folder, "SmallFormer.snn");
        TrainingData Load(string? folder) => new(Stripes.Create(32, 1), Stripes.Create(4, 2), "test");
        var train = TrainCommand.Create(typeof(SmallFormer), Load, new Recipe { Epochs = 1, BatchSize = 16 });
        Assert.Equal(0, train.Parse(["--binarization", "sign", "--work", _folder, "--output", parameters]).Invoke());
        var attention = AttentionCommand.Create(typeof(SmallFormer), Load);
        Assert.Equal(0, attention.Parse(["--parameters", parameters, "--image", "3", "--output", Picture]).Invoke());
        var first = File.ReadAllBytes(Picture);
        Assert.Equal(0, attention.Parse(["--parameters", parameters, "--stage", "Blocks2.Attention.Map", "--output", Picture]).Invoke());
        Assert.NotEqual(first, File.ReadAllBytes(Picture));
        Assert.NotEqual(0, attention.Parse(["--parameters", parameters, "--image", "4", "--output", Picture]).Invoke());
        Assert.NotEqual(0, attention.Parse(["--parameters", parameters, "--stage", "Encoder", "--output", Picture]).Invoke());
    }

    private static int BigEndian(byte[] bytes) => (bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];

    private string Problem(AttentionMap map) => Assert.Throws<ArgumentException>(() => AttentionPlot.Save(map, Picture)).Message;
}
