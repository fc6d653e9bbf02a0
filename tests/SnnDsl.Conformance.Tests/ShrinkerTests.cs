using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using SnnDsl.Conformance.Tests.Shrinking;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>Failures are found, made small and printed: tried with an executor that is wrong on purpose.</summary>
public sealed class ShrinkerTests
{
    private static readonly NetworkCase Big = CaseGenerator.Draw(1, 60).First(c =>
        c.Declaration is { Stages.Count: 4, ReadsEvents: false } && WrongExecutor.Concerns(c.Graph) && Fails(c));

    [Fact]
    public void A_right_executor_has_no_difference() =>
        Assert.Null(Comparer.FirstDifference(Big, new DenseSimulator().Run([Big])[0]));

    [Fact]
    public void A_failing_network_shrinks_to_what_is_wrong()
    {
        (NetworkCase small, Difference difference) = Shrinker.Shrink(Big, new WrongExecutor());

        Assert.True(small.Declaration.Stages.Count <= 2, ClassPrinter.Print(small.Declaration));
        Assert.Equal(1, small.Declaration.TimeSteps);
        Assert.Single(small.Images);
        Assert.Single(small.Images[0].Distinct());
        Assert.True(small.Graph.Nodes.Sum(n => n.Shape.Size) <= 16, ClassPrinter.Print(small.Declaration));
        Assert.Contains("expected 1, actual 0", difference.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_events_and_codes_shrinks_to_the_one_that_is_wrong()
    {
        NetworkCase drawn = Enumerable.Range(1, 1000).Select(seed => CaseGenerator.Draw(seed)).First(c =>
            c.Declaration is { ReadsEvents: true, TimeSteps: > 2 } && HasCodes(c) && Forgets(c));

        (NetworkCase small, Difference difference) = Shrinker.Shrink(drawn, new ForgetfulExecutor());

        Assert.True(small.Declaration.ReadsEvents && HasCodes(small), ClassPrinter.Print(small.Declaration));
        Assert.Equal((2, 1), (small.Declaration.TimeSteps, small.Declaration.EventMaximum));
        Assert.True(small.Graph.Nodes.Sum(n => n.Shape.Size) <= 40, ClassPrinter.Print(small.Declaration));
        Assert.Contains("time step 1", difference.Text, StringComparison.Ordinal);
        string report = FailureReport.Write(drawn, new ForgetfulExecutor());
        Assert.Contains("[EventInput(", report, StringComparison.Ordinal);
        Assert.Contains("MembraneBits = ", report, StringComparison.Ordinal);
        Assert.Contains("  codes of ", report, StringComparison.Ordinal);
        Assert.Contains("\nevents ", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_shows_class_parameters_image_and_difference_and_writes_the_files()
    {
        string report = FailureReport.Write(Big, new WrongExecutor());

        Assert.Contains("[SpikingNetwork(TimeSteps = 1)]", report, StringComparison.Ordinal);
        Assert.Contains("public partial Stage Stage", report, StringComparison.Ordinal);
        Assert.Contains("thresholds ", report, StringComparison.Ordinal);
        Assert.Contains("\nimage ", report, StringComparison.Ordinal);
        Assert.Contains("First difference: layer 1 'Stage", report, StringComparison.Ordinal);
        Assert.Contains("time step 0, y 0, x 0, channel ", report, StringComparison.Ordinal);
        string folder = report[(report.LastIndexOf("Files: ", StringComparison.Ordinal) + 7)..].TrimEnd();
        foreach (string pattern in new[] { "Small*.cs", "Small*.snn", "images.bin", "snn_net_small*.c", "snn_net_small*.h", "report.txt" })
        {
            Assert.Single(Directory.GetFiles(folder, pattern));
        }
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(31, 3, 5)]
    [InlineData(33, 4, 15)]
    public void Packed_spikes_come_back(int element, int planes, int value)
    {
        int[][] steps = [new int[40], new int[40]];
        steps[1][element] = value & ((1 << planes) - 1);
        uint[] words = PackedSpikes.Pack(steps, planes);

        Assert.Equal(2 * planes * 2, words.Length);
        Assert.Equal(steps[1][element], PackedSpikes.Element(words, 40, planes, 1, element));
        Assert.Equal(0, PackedSpikes.Element(words, 40, planes, 0, element));
    }

    [Fact]
    public void A_set_bit_behind_the_last_element_is_a_difference()
    {
        NetworkCase drawn = CaseGenerator.Draw(1, 60).First(c => c.Graph.Nodes.Count > 2 && c.Graph.Nodes[1].Shape.Size % 32 != 0);
        CaseOutcome outcome = new DenseSimulator().Run([drawn])[0];
        uint[] words = outcome.Images[0].Layers![0].Words;
        words[(drawn.Graph.Nodes[1].Shape.Size - 1) / 32] |= 0x80000000;

        Assert.Contains("unused bits", Comparer.FirstDifference(drawn, outcome)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_tool_is_a_failure_that_names_the_package()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Tool.Require("no-such-compiler", "gcc-no-such"));
        Assert.Contains("apt-get install gcc-no-such", error.Message, StringComparison.Ordinal);
    }

    private static bool Fails(NetworkCase networkCase) =>
        Comparer.FirstDifference(networkCase, new WrongExecutor().Run([networkCase])[0]) is not null;

    private static bool HasCodes(NetworkCase networkCase) => networkCase.Graph.Nodes.Any(n => ForgetfulExecutor.Concerns(n));

    private static bool Forgets(NetworkCase networkCase) =>
        Comparer.FirstDifference(networkCase, new ForgetfulExecutor().Run([networkCase])[0]) is not null;

    /// <summary>Computes as if codes of membranes did not outlive a time step.</summary>
    private sealed class ForgetfulExecutor : IExecutor
    {
        public string Name => "forgetful executor";

        public static bool Concerns(IntegerNode node) => node.Operation is SpikingOperation { Neuron.Parameters.Codes: not null };

        public IReadOnlyList<CaseOutcome> Run(IReadOnlyList<NetworkCase> cases) => [.. cases.Select(c =>
        {
            IntegerGraph graph = c.Graph with { Nodes = c.Graph.Nodes.Select(n => Concerns(n) ? Forget(n) : n).ToEquatableArray() };
            return new DenseSimulator().Run([c with { Plan = c.Plan with { Graph = graph } }])[0];
        })];

        private static IntegerNode Forget(IntegerNode node)
        {
            var operation = (SpikingOperation)node.Operation;
            NeuronArtifact parameters = operation.Neuron.Parameters;
            MembraneCodes codes = parameters.Codes! with { Entries = parameters.Codes!.Entries.Select(_ => 0).ToEquatableArray() };
            return node with { Operation = operation with { Neuron = operation.Neuron with { Parameters = parameters with { Codes = codes } } } };
        }
    }

    /// <summary>Forgets the last spike of channel 0 of the first layer in which a channel 0 fires.</summary>
    private sealed class WrongExecutor : IExecutor
    {
        public string Name => "wrong executor";

        public static bool Concerns(IntegerGraph graph) => graph.Nodes.Any(n => n.Operation is SpikingOperation);

        public IReadOnlyList<CaseOutcome> Run(IReadOnlyList<NetworkCase> cases) =>
            [.. cases.Select(c => new CaseOutcome([.. c.Images.Select(i => Forget(c.Graph, new Simulator(c.Graph).Run(i)))], 0, null))];

        private static ImageOutcome Forget(IntegerGraph graph, SimulationResult result)
        {
            var layers = new List<LayerWords>();
            foreach (IntegerNode node in graph.Nodes.Where(n => n.Planes > 0 && n.Operation is not (ImageOperation or EventsOperation)))
            {
                int[][] steps = [.. result.Layers[node.Id].Select(s => (int[])s.Clone())];
                int last = node.Shape.Size - node.Shape.Channels;
                steps[^1][last] = 0;
                layers.Add(new LayerWords(node.Id, PackedSpikes.Pack(steps, node.Planes)));
            }

            return new ImageOutcome(layers, 0, [.. result.Scores], Other: null, TouchedBytes: 0);
        }
    }
}
