using System.Text.RegularExpressions;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;
using Xunit;

namespace SnnDsl.Conformance.Tests;

/// <summary>The fixed networks, those of the boards among them, reach everything that generated code can call.</summary>
public sealed partial class CoverageTests
{
    private static IReadOnlyList<NetworkCase> OfBoards { get; } = [.. FixedCases.Standard.Take(FixedCases.BoardCount)];

    private static IEnumerable<LayerPlan> Layers => OfBoards.SelectMany(c => c.Plan.Layers);

    [Fact]
    public void Every_kernel_of_the_runtime_is_called()
    {
        string[] declared = KernelNames();
        string generated = string.Concat(OfBoards.Concat(FixedCases.BoardsTransformers).SelectMany(c => c.Files).Select(f => f.Text));

        Assert.True(declared.Length >= 11, $"only {declared.Length} kernels were found in the headers");
        Assert.DoesNotContain(declared, kernel => !generated.Contains(kernel + "(", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kernel_that_layers_name_is_named()
    {
        string[] declared = NamedKernels();
        string generated = string.Concat(OfBoards.SelectMany(c => c.Files).Select(f => f.Text));

        Assert.True(declared.Length >= 16, $"only {declared.Length} kernels were found in the headers");
        Assert.DoesNotContain(declared, kernel => !generated.Contains($" = {kernel},", StringComparison.Ordinal));
        Assert.Contains("SNN_LIF_WIDE(", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_choice_of_kernels_runs_on_the_boards()
    {
        KernelChoice[] choices = [.. Layers.Select(l => l.Kernel).OfType<KernelChoice>()];
        Assert.Equal(Enum.GetValues<NeuronUpdate>(), choices.Select(c => c.Neurons).Distinct().Order());
        Assert.Contains(choices, c => c.UsesTotals);
        Assert.Contains(choices, c => c.Columns > 4);
        int split = Layers.Count(l => l.Kernel is { Columns: > 1 } k && k.Columns < l.Node.Shape.Width);
        Assert.True(split >= 5, $"only {split} convolutions run in several tiles of several columns");
    }

    [Fact]
    public void Every_neuron_and_every_storage_type_runs_on_the_boards()
    {
        Assert.Empty(Neurons().Except(Spiking(OfBoards).Select(l => Neuron(l.Operation))));
        int narrow = Spiking(OfBoards).Count(l => l.Layer.Storage == StorageType.Bits16);
        int wide = Spiking(OfBoards).Count(l => l.Layer.Storage == StorageType.Bits32 && l.Layer.Kernel is not null);
        Assert.True(narrow >= 10 && wide >= 10, $"{narrow} layers with 16-bit and {wide} with 32-bit neurons");
    }

    [Fact]
    public void Every_neuron_runs_in_the_encoder_and_with_every_storage_type()
    {
        var expected = Neurons().SelectMany(_ => Places, (neuron, place) => (neuron, place));
        var actual = Spiking(FixedCases.Standard).Select(l => (Neuron(l.Operation), Place(l.Layer)));
        Assert.Empty(expected.Except(actual));
    }

    [Fact]
    public void Every_kernel_that_reads_spikes_reads_counts_too()
    {
        string[] expected = [.. KernelNames().Where(k => k.StartsWith("snn_conv2d", StringComparison.Ordinal) || k.StartsWith("snn_linear", StringComparison.Ordinal)), "snn_readout_s8"];
        var actual = FixedCases.Standard
            .SelectMany(c => c.Plan.Layers.Where(l => l.Node.Inputs.Count > 0 && c.Graph.Nodes[l.Node.Inputs[0]] is { Planes: > 1, Id: > 0 }))
            .Select(l => l.Node.Operation switch
            {
                SpikingOperation s => $"snn_{(s.Synapse.Geometry.IsLinear ? "linear" : "conv2d")}_{(l.Storage == StorageType.Bits16 ? "s16" : "s32")}",
                _ => "snn_readout_s8",
            });
        Assert.Empty(expected.Except(actual));
    }

    [Fact]
    public void Every_kind_of_shape_occurs()
    {
        NetworkDeclaration[] declarations = [.. OfBoards.Select(c => c.Declaration)];
        Assert.Equal([1, 2, 3, 4], declarations.Where(d => d.Forward.Count == 0).Select(d => d.Stages.Count).Distinct().Order().Take(4));
        Assert.Contains(declarations, d => d.TimeSteps == 1);
        Assert.Contains(declarations, d => d.TimeSteps == 16);
        Assert.Contains(declarations, d => d.Input.IsFlat);
        Assert.Contains(declarations, d => !d.Input.IsFlat && d.Input.Channels > 1);
        LayerDeclaration[] layers = [.. declarations.SelectMany(d => d.Stages).SelectMany(s => s.Layers)];
        Assert.Equal(Enum.GetValues<PoolKind>(), layers.OfType<PoolDeclaration>().Select(p => p.Kind).Distinct().Order());
        Assert.Contains(layers, l => l is PoolDeclaration p && p.Stride < p.Size);
        Assert.Contains(layers, l => l is PoolDeclaration p && p.Stride > p.Size);
        Assert.Equal([1, 2, 3, 4, 5], layers.OfType<Conv2dDeclaration>().Select(c => c.Kernel).Distinct().Order());
        Assert.Equal([1, 2, 3], layers.OfType<Conv2dDeclaration>().Select(c => c.Stride).Distinct().Order());
        Assert.Contains(layers, l => l is Conv2dDeclaration { Padding: > 0 });
        Assert.Contains(declarations, d => d.Stages[^1].Synapse is LinearDeclaration { Outputs: > 64 });
        Assert.Contains(declarations, d => d.Stages[^1].Synapse is LinearDeclaration { Outputs: 1 });
        Assert.Contains(Layers, l => l.Range is { DeadChannels: > 0 });
    }

    [Fact]
    public void Every_kind_of_graph_occurs()
    {
        IntegerGraph[] graphs = [.. OfBoards.Select(c => c.Graph)];
        (IntegerGraph Graph, IntegerNode Node)[] nodes = [.. graphs.SelectMany(g => g.Nodes.Select(n => (g, n)))];
        IntegerOptionAOperation[] optionA = [.. nodes.Select(n => n.Node.Operation).OfType<IntegerOptionAOperation>()];
        Assert.Equal([1, 2, 3], optionA.Select(o => o.Stride).Distinct().Order().Take(3));
        Assert.Contains(optionA, o => o.ChannelOffset > 0);
        Assert.Contains(nodes, n => n.Node.Inputs.Count == 2 && n.Graph.Shortcuts(n.Node).All(s => s.Operation is SpikingOperation));
        Assert.Contains(nodes, n => n.Node.Inputs.Count > 2);
        Assert.Contains(nodes, n => n.Node.Inputs.Skip(1).Distinct().Count() < n.Node.Inputs.Count - 1);
        Assert.Contains(nodes, n => n.Graph.Shortcuts(n.Node).Any(s => s.Operation is IntegerPoolOperation));
        Assert.Contains(nodes, n => n.Node.Operation is IntegerPoolOperation { Window: { Stride: { Height: 1, Width: 1 } } window } && window.Kernel.Height != window.Kernel.Width && n.Node.Shape is { Height: 1, Width: 1 });
        Assert.Contains(OfBoards, c => c.Plan.Layers.Any(c.Plan.IsRepeated));
        Assert.Contains(nodes, n => n.Node.Operation is SpikingOperation && n.Node.Name != n.Node.Stage && n.Node.Inputs.Count == 1);
        Assert.Contains(OfBoards, c => c.Artifact.Stages.Any(s => s.Channels is not null) && c.Graph.Nodes.Any(n => n.Inputs.Count > 1));
        Assert.Contains(OfBoards, c => c.Artifact.Stages.Any(s => s.Channels is not null) && c.Declaration.Forward.Count == 0);
    }

    [Fact]
    public void Every_way_to_read_events_occurs()
    {
        NetworkCase[] readers = [.. OfBoards.Where(c => c.Declaration.ReadsEvents)];
        Assert.Equal([1, 3, 7, 15, 31, 255], readers.Select(c => c.Declaration.EventMaximum).Distinct().Order());
        Assert.Equal([1, 2], readers.Select(c => c.Declaration.Input.Channels).Distinct().Order());
        Assert.Contains(readers, c => c.Declaration.Input.Size > 32 && c.Declaration.Input.Size % 32 != 0);
        Assert.Contains(readers, c => c.Declaration.Forward.Count > 0);
        Assert.Contains(readers, c => c.Declaration.Forward.Count == 0);
        Assert.Contains(FixedCases.Standard, c => c.Graph.Source(c.Graph.Nodes[^1]).Operation is EventsOperation);
        IntegerSynapse[] first = [.. readers.SelectMany(c => Spiking([c])
            .Where(l => c.Graph.Source(l.Layer.Node).Operation is EventsOperation)
            .Select(l => l.Operation.Synapse))];
        Assert.Equal([1, 2, 4, 8], first.Select(s => s.Format.Bits).Distinct().Order());
        Assert.Contains(first, s => s.Geometry.IsLinear);
        Assert.Contains(first, s => !s.Geometry.IsLinear);
    }

    [Fact]
    public void Weights_of_1_bit_occur_in_every_kind_of_layer()
    {
        (LayerPlan Layer, SpikingOperation Operation)[] binary = [.. Spiking(OfBoards).Where(l => l.Operation.Synapse.Format.Bits == 1)];
        Assert.True(binary.Length >= 20, $"only {binary.Length} layers have weights of 1 bit");
        Assert.Contains(binary, l => l.Operation.Synapse.Geometry.IsLinear);
        Assert.Contains(binary, l => !l.Operation.Synapse.Geometry.IsLinear);
        Assert.Contains(binary, l => l.Layer.Node.Shape.Channels > 32);
        Assert.Contains(binary, l => l.Layer.Node.Inputs.Count > 1);
        Assert.Equal([StorageType.Bits16, StorageType.Bits32], binary.Select(l => l.Layer.Storage!.Value).Distinct().Order());
    }

    [Fact]
    public void Every_kind_of_code_occurs()
    {
        (LayerPlan Layer, SpikingOperation Operation)[] coded = [.. Spiking(OfBoards).Where(l => l.Operation.Neuron.Parameters.Codes is not null)];
        MembraneCodes[] codes = [.. coded.Select(l => l.Operation.Neuron.Parameters.Codes!)];
        var kinds = codes.GroupBy(c => (c.Bits, c.IsCommon)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(6, kinds.Count);
        Assert.All(kinds, kind => Assert.True(kind.Value >= 3, $"only {kind.Value} layers with {kind.Key}"));
        Assert.Contains(coded, l => l.Layer.Kernel is null);
        Assert.Contains(coded, l => l.Layer.Node.Inputs.Count > 1);
        Assert.Contains(OfBoards, c => c.Plan.Layers.Any(l => c.Plan.IsRepeated(l) && coded.Any(d => d.Layer.Node.Stage == l.Node.Stage)));
        Assert.Contains(codes, c => c.Entries.Contains(IntegerLimits.Threshold));
        Assert.Contains(codes, c => c.Rungs.All(r => r == 0));
        Assert.Contains(codes, c => c.Rungs.All(r => r == IntegerLimits.Threshold));
        Assert.Contains(codes, c => c.IsCommon && c.Multipliers.Contains(0));
        Assert.Contains(codes, c => c.Shift > 16);
        Assert.All(
            from bits in new[] { 4, 2 } from storage in Enum.GetValues<StorageType>() select (bits, storage),
            kind => Assert.Contains(coded, l => l.Operation.Neuron.Parameters.Codes is { IsCommon: false } c && (c.Bits, l.Layer.Storage) == kind));
    }

    [Fact]
    public void Every_kind_of_branch_occurs()
    {
        (NetworkCase Case, LayerPlan Layer, SpikingOperation Operation)[] sums = [.. OfBoards
            .SelectMany(c => Spiking([c]).Where(l => l.Operation.Branch is not null).Select(l => (c, l.Layer, l.Operation)))];
        Assert.True(sums.Length >= 6, $"only {sums.Length} layers have a branch");
        SynapseGeometry[] geometries = [.. sums.Select(s => s.Operation.Branch!.Synapse.Geometry)];
        Assert.Contains(geometries, g => g.IsLinear);
        Assert.Contains(geometries, g => g is { IsLinear: false, Window: { Kernel.Width: 1, Stride.Width: > 1 } });
        Assert.Contains(sums, s => s.Operation.Branch!.Synapse.Geometry.Window.Kernel.Width > s.Operation.Synapse.Geometry.Window.Kernel.Width);
        Assert.Contains(sums, s => s.Layer.Kernel is { Columns: > 1 });
        Assert.Contains(sums, s => s.Case.Graph.Shortcuts(s.Layer.Node).Any());
        Assert.Contains(sums, s => !s.Case.Graph.Shortcuts(s.Layer.Node).Any());
        Assert.Equal([1, 2, 4, 8], sums.Select(s => s.Operation.Branch!.Synapse.Format.Bits).Distinct().Order());
        Assert.Equal([2, 4, 8], sums.Select(s => s.Operation.Neuron.Parameters.Codes!.Bits).Distinct().Order());
        (NetworkCase Case, LayerPlan Layer)[] all = [.. FixedCases.Standard.SelectMany(c => Spiking([c])
            .Where(l => l.Operation.Branch is not null).Select(l => (c, l.Layer)))];
        Assert.Contains(all, s => s.Case.Graph.BranchSource(s.Layer.Node) is { Planes: > 1 });
        Assert.Contains(all, s => s.Case.Plan.IsRepeated(s.Layer));
    }

    [Fact]
    public void Membranes_reach_many_of_their_codes()
    {
        (LayerPlan Layer, SpikingOperation Operation)[] coded = [.. Spiking(FixedCases.Standard).Where(l => l.Operation.Neuron.Parameters.Codes is not null)];
        int all = coded.Count(l => l.Layer.Neurons!.Codes is var r && r.Maximum - r.Minimum >= l.Operation.Neuron.Parameters.Codes!.Levels);
        int none = coded.Count(l => l.Layer.Neurons!.Codes == new IntegerRange(0, 0));
        Assert.True(all >= coded.Length / 3 && none >= 3, $"{coded.Length} layers with codes, {all} with half of them in reach, {none} with none");
    }

    [Fact]
    public void Layers_neither_stay_silent_nor_always_fire()
    {
        var rates = new List<double>();
        foreach (NetworkCase networkCase in OfBoards)
        {
            SimulationResult result = ExpectedResults.Of(networkCase)[0];
            rates.AddRange(networkCase.Graph.Nodes
                .Where(n => n.Operation is SpikingOperation)
                .Select(n => result.Layers[n.Id].Average(step => step.Average(s => (double)s))));
        }

        double useful = rates.Count(r => r is > 0.02 and < 0.98) / (double)rates.Count;
        Assert.True(useful > 0.5, $"only {useful:P0} of the layers fire now and then on a random image");
    }

    /// <summary>Batches of the size in which single changes are tried out: what one of them misses hides mistakes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(20_260)]
    public void A_batch_of_60_networks_reaches_every_edge_case(int firstSeed)
    {
        var dense = new DenseSimulator();
        dense.Run(FixedCases.Draw(firstSeed, 60));
        Assert.All(Enum.GetValues<EdgeCase>(), edge => Assert.True(dense.Edges[edge] > 0, $"{edge} does not occur: {dense.Edges}"));
    }

    [Fact]
    public void The_smallest_core_runs_nearly_all_networks()
    {
        Target board = Target.Board("cortex-m0");
        NetworkCase[] tooLarge = [.. OfBoards.Concat(FixedCases.BoardsTransformers).Where(c => !Batch.Fits(c, board))];
        Assert.All(tooLarge, c => Assert.True(c.HasStreams, c.Name));
        Assert.True(tooLarge.Length <= FixedCases.BoardTransformers / 5, $"{tooLarge.Length} networks do not fit");
    }

    private static string[] Places { get; } = ["encoder", "Bits16", "Bits32"];

    private static string Place(LayerPlan layer) => layer.Kernel is null ? "encoder" : $"{layer.Storage}";

    private static string[] KernelNames()
    {
        string include = Path.Combine(Repository.Root, "runtime-c", "include", "snn");
        string[] headers = ["attention.h", "conv2d.h", "encode.h", "linear.h", "option_a.h", "pool.h", "readout.h", "residual.h"];
        return [.. headers.SelectMany(h => KernelDeclaration().Matches(File.ReadAllText(Path.Combine(include, h))))
            .Select(m => m.Groups[1].Value).Distinct().Order()];
    }

    /// <summary>Kernels that descriptions of layers point to. Weights of one bit cannot be declared yet.</summary>
    private static string[] NamedKernels()
    {
        string include = Path.Combine(Repository.Root, "runtime-c", "include", "snn");
        return [.. new[] { "neuron.h", "synapse.h" }
            .SelectMany(h => NamedDeclaration().Matches(File.ReadAllText(Path.Combine(include, h))))
            .SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            .Where(name => name != "snn_sum_s1")
            .Distinct()];
    }

    private static IEnumerable<(Decay Decay, ResetMode Reset, FireCondition Fire)> Neurons() =>
        from decay in Decay.Shifts
        from reset in Enum.GetValues<ResetMode>()
        from fire in Enum.GetValues<FireCondition>()
        select (decay, reset, fire);

    private static (Decay Decay, ResetMode Reset, FireCondition Fire) Neuron(SpikingOperation operation) =>
        (operation.Neuron.Rule.Decay, operation.Neuron.Rule.Reset, operation.Neuron.Rule.Fire);

    private static IEnumerable<(LayerPlan Layer, SpikingOperation Operation)> Spiking(IEnumerable<NetworkCase> cases) => cases
        .SelectMany(c => c.Plan.Layers)
        .Where(l => l.Node.Operation is SpikingOperation)
        .Select(l => (l, (SpikingOperation)l.Node.Operation));

    [GeneratedRegex(@"^(?:SNN_HOT )?void (snn_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex KernelDeclaration();

    [GeneratedRegex(@"^(?:SNN_HOT )?snn_(?:lif|sum)_t ((?:snn_\w+[,\s]*)+);", RegexOptions.Multiline)]
    private static partial Regex NamedDeclaration();
}
