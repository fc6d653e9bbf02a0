using SnnDsl.Cli.Reports;
using Xunit;

namespace SnnDsl.Training.Tests.Cli;

public sealed class RasterPlotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snn-raster-").FullName;

    private string Picture => Path.Combine(_folder, "raster.png");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Odd_sizes_are_drawn()
    {
        RasterPlot.Save([("Silent", Layer(10, 50, 0)), ("One", Layer(10, 1, 1)), ("Many", Layer(10, 10_000, 0.1)), ("Short", Layer(1, 3, 0.5)), ("", Layer(16, 1, 0))], Picture);
        var content = File.ReadAllBytes(Picture);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], content[..4]);
        Assert.Equal((900, 5 * 260), (BigEndian(content[16..]), BigEndian(content[20..])));
        Assert.Equal([Picture], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_picture_replaces_another_one()
    {
        RasterPlot.Save([("A", Layer(2, 2, 1))], Picture);
        var first = File.ReadAllBytes(Picture);
        RasterPlot.Save([("A", Layer(2, 2, 0))], Picture);
        Assert.NotEqual(first, File.ReadAllBytes(Picture));
        RasterPlot.Save([("A", Layer(2, 2, 1))], Picture);
        Assert.Equal(first, File.ReadAllBytes(Picture));
    }

    [Fact]
    public void There_is_one_mark_per_neuron_and_step()
    {
        int[][] steps = [[0, 1, 0], [0, 0, 0], [4, 0, 1]];
        var (times, neurons) = RasterPlot.Marks(steps);
        Assert.Equal([0, 2, 2], times);
        Assert.Equal([1, 0, 2], neurons);
        Assert.Equal(6 / 9.0, RasterPlot.MeanRate(steps), 12);
    }

    [Fact]
    public void What_cannot_be_drawn_is_named()
    {
        Assert.Contains("no layers", Problem(), StringComparison.Ordinal);
        Assert.Contains("'A' has no time steps", Problem(("A", [])), StringComparison.Ordinal);
        Assert.Contains("'A' has no neurons", Problem(("A", [[]])), StringComparison.Ordinal);
        Assert.Contains("'B' has 1 neurons at step 2, but 2 at step 0", Problem(("A", [[1]]), ("B", [[1, 0], [0, 0], [1]])), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static int BigEndian(byte[] bytes) => (bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];

    private static int[][] Layer(int steps, int neurons, double rate)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, steps).Select(_ => Enumerable.Range(0, neurons).Select(_ => random.NextDouble() < rate ? 1 : 0).ToArray())];
    }

    private string Problem(params (string Name, int[][] Steps)[] layers) => Assert.Throws<ArgumentException>(() => RasterPlot.Save(layers, Picture)).Message;
}
