using System.Globalization;
using NMnist;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The trained event networks of the third example: recordings streamed event by event through the example's firmware,
/// against whole windows in the simulator.</summary>
public sealed class NMnistNetTests
{
    private const int Neurons = (15 * 15 * 16) + (7 * 7 * 32);

    private static readonly string Data = Path.Combine(Repository.Root, "examples", "NMnist", "data");

    [Theory]
    [InlineData(typeof(NMnistNet))]
    [InlineData(typeof(NMnistNet8))]
    [InlineData(typeof(NMnistNet16))]
    public void Streams_on_this_machine_equal_the_simulator_and_the_sanitizers_find_nothing(Type network) =>
        AssertStreamsEqual(Target.Host, network, recordings: 10);

    [Theory]
    [InlineData("cortex-m4", typeof(NMnistNet), 10)]
    [InlineData("cortex-m4", typeof(NMnistNet8), 10)]
    [InlineData("cortex-m4", typeof(NMnistNet16), 10)]
    [InlineData("cortex-m0", typeof(NMnistNet), 2)]
    [InlineData("cortex-m0", typeof(NMnistNet16), 2)] // 16 KiB of RAM hold its 10 KiB of membranes, too
    [InlineData("cortex-m3", typeof(NMnistNet), 2)]
    [InlineData("cortex-m7", typeof(NMnistNet), 2)]
    [InlineData("cortex-m33", typeof(NMnistNet), 2)]
    [InlineData("cortex-m55", typeof(NMnistNet), 2)]
    [InlineData("cortex-m55", typeof(NMnistNet16), 2)]
    public void Streams_on_a_core_equal_the_simulator(string core, Type network, int recordings) =>
        AssertStreamsEqual(Target.Board(core), network, recordings);

    /// <summary>Both schedules of the generated C, which the runner calls one after the other: every spike of every layer.</summary>
    [Theory]
    [InlineData(null, 10)]
    [InlineData("cortex-m4", 10)]
    [InlineData("cortex-m0", 2)]
    [InlineData("cortex-m55", 2)]
    public void Windows_and_streams_equal_the_simulator_in_every_spike(string? core, int recordings)
    {
        byte[][] inputs = [.. SampleRecordings.Find(Data).Take(recordings).Select(recording => Framing.Counts(recording.Path))];
        NetworkCase network = ExampleCase.Load(typeof(NMnistNet), "NMnist", inputs, traced: recordings);
        Assert.Equal([Schedules.Framed, Schedules.Streaming], network.Plan.Schedules.Select(s => s.Schedule));
        ExampleCase.AssertEqual(core is null ? Target.Host : Target.Board(core), "n-mnist-net", network);
    }

    [Fact]
    public void In_a_linked_image_membranes_of_2_bits_take_a_quarter_of_8_and_an_eighth_of_16()
    {
        string build = NMnistImages.Build(Target.Board("cortex-m4"), "membranes");
        Dictionary<string, int> symbols = SymbolBytes(Path.Combine(build, "membranes.elf"));
        int Membranes(string bits) => symbols["stream_" + bits] - symbols["before_" + bits] - symbols["behind_" + bits];

        Assert.Equal(Neurons * 2 / 8, Membranes("2"));
        Assert.Equal(4 * Membranes("2"), Membranes("8"));
        Assert.Equal(8 * Membranes("2"), Membranes("16"));
    }

    private static void AssertStreamsEqual(Target target, Type network, int recordings)
    {
        string[] paths = [.. SampleRecordings.Find(Data).Take(recordings).Select(recording => recording.Path)];
        var simulator = new Simulator(NMnistImages.Load(network).Graph);
        IEnumerable<string> expected = paths.Select((path, i) => Line(i, simulator.Run(Framing.Counts(path))));

        Assert.Equal(recordings, paths.Length);
        Assert.Equal(expected, Stream(target, network, paths));
    }

    private static string Line(int index, SimulationResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"recording={index} class={result.Label} steps={Framing.Steps.TimeSteps} scores={string.Join(',', result.Scores.Select(score => score.ToString(CultureInfo.InvariantCulture)))}");

    /// <summary>What the firmware says of each recording. Paths are relative: a board's command line is short.</summary>
    private static IEnumerable<string> Stream(Target target, Type network, string[] paths)
    {
        string image = "stream_" + network.Name;
        string build = NMnistImages.Build(target, image);
        string recordings = Directory.CreateDirectory(Path.Combine(build, "recordings")).FullName;
        foreach ((int index, string path) in paths.Index())
        {
            File.Copy(path, Path.Combine(recordings, string.Create(CultureInfo.InvariantCulture, $"{index}.bin")), overwrite: true);
        }

        string program = Path.Combine(build, image);
        string[] arguments = ["recordings", .. new[] { paths.Length, Framing.StepMicroseconds }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        (int exitCode, string output) = target.Core is null
            ? Tool.Run(program, build, arguments)
            : Tool.Run(Path.Combine(Repository.Root, "runtime-c", "cmake", "qemu_run.sh"), build, [target.Core, program + ".elf", .. arguments]);
        Assert.True(exitCode == 0, output);
        return output.Split('\n').Where(line => line.StartsWith("recording=", StringComparison.Ordinal)).Select(line => line.Split(" instructions=")[0]);
    }

    /// <summary>Sizes of the symbols of an image, of those that have one.</summary>
    private static Dictionary<string, int> SymbolBytes(string image)
    {
        (int exitCode, string output) = Tool.Run("arm-none-eabi-nm", Path.GetDirectoryName(image)!, "--print-size", "--radix=d", image);
        Assert.Equal(0, exitCode);
        return output.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 4) // address, size, kind, name
            .GroupBy(fields => fields[3], fields => int.Parse(fields[1], CultureInfo.InvariantCulture))
            .ToDictionary(sizes => sizes.Key, sizes => sizes.First(), StringComparer.Ordinal);
    }
}
