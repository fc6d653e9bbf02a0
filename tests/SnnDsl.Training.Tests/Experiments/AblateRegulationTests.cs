using SnnDsl.Data;
using SnnDsl.Experiments.Regulation;
using SnnDsl.Training.Losses;
using SnnDsl.Training.Modules;
using SnnDsl.Training.Tests.Networks;
using Xunit;

namespace SnnDsl.Training.Tests.Experiments;

public sealed class AblateRegulationTests : IDisposable
{
    private static readonly Recipe Recipe = new() { BatchSize = 16, LearningRate = 0.01, Loss = new EachStepLoss(), SpikeRegulation = 5e-3 };

    private readonly string _folder = Directory.CreateTempSubdirectory("snn-regulation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_combinations_are_trained_reported_and_not_trained_again()
    {
        Assert.Equal(0, Run(typeof(BinaryNet), "--membrane-bits", "8", "2", "--seeds", "1"));
        var cells = Cells();
        Assert.Equal(8, cells.Count);
        Assert.Equal(9, Lines("regulation.csv")); // and a heading
        Assert.Contains("| 2 | both | 1 |", Text("regulation.md"), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, Text("regulation.md"), StringComparison.Ordinal);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], File.ReadAllBytes(Path.Combine(_folder, "regulation.png"))[..4]);

        Assert.Equal(0, Run(typeof(BinaryNet), "--membrane-bits", "2", "--seeds", "2"));
        Assert.All(cells, cell => Assert.Equal(cell.Value, Cells()[cell.Key]));
        Assert.Equal(13, Lines("regulation.csv"));
    }

    [Fact]
    public void An_interrupted_network_goes_on_after_its_last_epoch()
    {
        var declaration = NetworkBuilder.Graph(typeof(BinaryNet)).Declaration;
        var settings = new RegulationSettings([2], [1], Recipe with { Epochs = 3 }, 64);
        RegulationRun InFolder(string name) => new(declaration, settings, Path.Combine(_folder, name), Stripes.Create(64, 1), Stripes.Create(64, 2));
        var key = new RegulationKey(Weights: true, Spikes: true, 2, 1);
        InFolder("whole").Run(key, new Until(1));
        Assert.Throws<OperationCanceledException>(() => InFolder("parts").Run(key, new Until(0.5)));
        Assert.Empty(InFolder("parts").All());
        var rest = new Until(1);
        InFolder("parts").Run(key, rest);
        Assert.True(rest.First > 1 / 3.0); // the first epoch is not done again
        var (whole, parts) = (InFolder("whole").All().Single(), InFolder("parts").All().Single());
        Assert.Equal((whole.Accuracy, whole.Megabytes), (parts.Accuracy, parts.Megabytes));
        Assert.Equal(whole.SpikeRates, parts.SpikeRates);
        Assert.Equal(whole.WeightEntropies, parts.WeightEntropies);
        Assert.Equal(2, whole.WeightEntropies.Count); // two layers of signs
        Assert.Equal(3, whole.SpikeRates.Count);
    }

    [Theory]
    [InlineData(4, 7)]
    [InlineData(2, 1)]
    public void Membrane_bits_are_those_of_every_module(int bits, int levels)
    {
        var graph = RegulationRun.Graph(NetworkBuilder.Graph(typeof(BinaryNet)).Declaration, bits);
        using var network = NetworkBuilder.Build(graph, seed: 1);
        Assert.Equal([levels, levels, levels], network.Layers.OfType<LifNeuron>().Select(neuron => neuron.Parameters.MembraneLevels));
        Assert.All(graph.Nodes.Select(node => node.Operation).OfType<NeuronOperation>(), neuron => Assert.Equal(bits, neuron.Rule.MembraneBits));
    }

    [Fact]
    public void A_comparison_of_nothing_is_refused()
    {
        Assert.NotEqual(0, Run(typeof(BinaryNet), "--spike-regulation", "0"));
        Assert.NotEqual(0, Run(typeof(BinaryNet), "--membrane-bits", "3"));
        Assert.NotEqual(0, Run(typeof(SmallNet))); // has no 1-bit weights
        Assert.Empty(Cells());
    }

    private int Run(Type network, params string[] arguments)
    {
        TrainingData Load(string? folder) => new(Stripes.Create(64, 1), Stripes.Create(32, 2), "test");
        string[] all = [.. arguments, "--epochs", "1", "--images", "48", "--work", _folder];
        return AblateRegulationCommand.Create(network, Load, Recipe).Parse(all).Invoke();
    }

    private Dictionary<string, DateTime> Cells() =>
        Directory.GetFiles(_folder, "*.json", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private string Text(string name) => File.ReadAllText(Path.Combine(_folder, name));

    private int Lines(string name) => Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Interrupts when more than a share is done.</summary>
    private sealed class Until(double share) : IProgress<double>
    {
        public double? First { get; private set; }

        public void Report(double value)
        {
            First ??= value;
            if (value > share)
                throw new OperationCanceledException();
        }
    }
}
