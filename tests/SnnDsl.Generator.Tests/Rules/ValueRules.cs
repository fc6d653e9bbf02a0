using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about values and shapes.</summary>
internal static class ValueRules
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        First(
            IssueCatalogue.UnsupportedWeightBits,
            "[{|#0:Conv2d(4, WeightBits = 3)|}, Lif]",
            "The stage 'First' has 3-bit weights; allowed is 8, 4, 2 or 1",
            "[Conv2d(4, WeightBits = 8), Lif]"),
        First(
            IssueCatalogue.UnsupportedWeightBits,
            "[{|#0:Conv2d(4, WeightBits = 4)|}, Lif]",
            "The stage 'First' has 4-bit weights; a stage that reads an image and the read-out have 8",
            "[Conv2d(4), Lif] public partial Stage Zeroth { get; } [Conv2d(4, WeightBits = 2), Lif]"),
        First(
            IssueCatalogue.UnsupportedDecay,
            "[Conv2d(4), {|#0:Lif(Decay = 0.9)|}]",
            "The neuron of stage 'First' has the decay 0.9; allowed is 0.5, 0.25 or 0.75, which are shifts on the target (use [If] to keep everything)",
            "[Conv2d(4), Lif(Decay = 0.75)]"),
        TimeSteps("{|#0:SpikingNetwork(TimeSteps = 17)|}", 17),
        TimeSteps("{|#0:SpikingNetwork|}", 0),
        Range("[Conv2d(4), {|#0:Lif(Threshold = -1)|}]", "Threshold of [Lif] of 'First' is -1; allowed is a finite number greater than 0", "[Conv2d(4), Lif(Threshold = 0.25)]"),
        Range("[Conv2d(4), {|#0:If(Threshold = double.NaN)|}]", "Threshold of [If] of 'First' is NaN; allowed is a finite number greater than 0", "[Conv2d(4), If(Threshold = 2)]"),
        Range("[Conv2d(4), {|#0:Lif(Reset = (ResetMode)7)|}]", "Reset of [Lif] of 'First' is 7; allowed is Zero, Subtract", "[Conv2d(4), Lif(Reset = (ResetMode)1)]"),
        Range("[{|#0:Conv2d(0)|}, Lif]", "Channels of [Conv2d] of 'First' is 0; allowed is 1 to 1024", "[Conv2d(1), Lif]"),
        Range("[{|#0:Conv2d(4, Kernel = 16)|}, Lif]", "Kernel of [Conv2d] of 'First' is 16; allowed is 1 to 15", "[Conv2d(4, Kernel = 7), Lif]"),
        Range("[{|#0:Conv2d(4, Stride = 0)|}, Lif]", "Stride of [Conv2d] of 'First' is 0; allowed is 1 to 15", "[Conv2d(4, Stride = 2), Lif]"),
        Range("[{|#0:Conv2d(4, Padding = 3)|}, Lif]", "Padding of [Conv2d] of 'First' is 3; allowed is 0 to 2 (less than the kernel)", "[Conv2d(4, Padding = 2), Lif]"),
        Range("[Conv2d(4), Lif, {|#0:MaxPool(0)|}]", "Size of [MaxPool] of 'First' is 0; allowed is 1 to 15", "[Conv2d(4), Lif, MaxPool(3)]"),
        new(
            IssueCatalogue.ValueOutOfRange,
            Sources.Network("[Linear(3)] public partial Stage Only { get; }", input: "[{|#0:Input(0)|}]"),
            "features of [Input] of 'Net' is 0; allowed is 1 to 65535",
            Sources.Network("[Linear(3)] public partial Stage Only { get; }", input: "[Input(1)]")),
        First(
            IssueCatalogue.KernelTooLarge,
            "[{|#0:Conv2d(4, Kernel = 11, Padding = 1)|}, Lif]",
            "[Conv2d] of stage 'First' has a 11x11 window, but its input is 8x8x1 (padded to 10x10x1); use a smaller window, padding, or less pooling before it",
            "[Conv2d(4, Kernel = 10, Padding = 1), Lif]"),
        First(
            IssueCatalogue.KernelTooLarge,
            "[Conv2d(4), Lif, {|#0:SumPool(7)|}]",
            "[SumPool] of stage 'First' has a 7x7 window, but its input is 6x6x4 (padded to 6x6x4); use a smaller window, padding, or less pooling before it",
            "[Conv2d(4), Lif, SumPool(6)]"),
        First(
            IssueCatalogue.ShapeMismatch,
            "[Linear(16), Lif] public partial Stage Zeroth { get; } [{|#0:Conv2d(4)|}, Lif]",
            "[Conv2d] of stage 'First' needs an input of height x width x channels, but gets the shape 16 (a vector) from 'Zeroth.Linear', whose input was 64; use [Linear] here, or remove what flattens",
            "[Conv2d(16), Lif] public partial Stage Zeroth { get; } [Conv2d(4), Lif]"),
        new(
            IssueCatalogue.LayerTooLarge,
            Sources.Network("[{|#0:Conv2d(1024, Kernel = 1)|}, Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }", input: "[Input(64, 65, 1)]"),
            "The stage 'First' has an output of 64x65x1024 (4259840 elements); at most 4194304 are supported",
            Sources.Network("[Conv2d(1024, Kernel = 1, Stride = 2), Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }", input: "[Input(64, 65, 1)]")),
        new(
            IssueCatalogue.TooManyWeights,
            Sources.Network("[{|#0:Linear(257)|}, Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }", input: "[Input(65535)]"),
            "The stage 'First' has 16842495 weights (257 outputs of 65535 inputs each); at most 16777216 are supported",
            Sources.Network("[Linear(256), Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }", input: "[Input(65535)]")),
        new(
            IssueCatalogue.ValueOutOfRange,
            Sources.Network("[Linear(3)] public partial Stage Only { get; }", input: "[{|#0:Input(1024, 1024, 1024)|}]"),
            "Size of [Input] of 'Net' is 1073741824; allowed is 1 to 4194304",
            Sources.Network("[Linear(3)] public partial Stage Only { get; }", input: "[Input(1024, 1024, 1)]")),
    ];

    private static RuleExample First(IssueRule rule, string fires, string message, string passes) =>
        new(rule, WithFirst(fires), message, WithFirst(passes));

    private static RuleExample Range(string fires, string message, string passes) =>
        First(IssueCatalogue.ValueOutOfRange, fires, message, passes);

    private static RuleExample TimeSteps(string network, int actual) => new(
        IssueCatalogue.UnsupportedTimeSteps,
        Sources.Network("[Linear(3)] public partial Stage Only { get; }", network: network),
        $"The network 'Net' has {actual} time steps; allowed are 1 to 16, as in [SpikingNetwork(TimeSteps = 4)]",
        Sources.Network("[Linear(3)] public partial Stage Only { get; }", network: "SpikingNetwork(TimeSteps = 16)"));

    private static string WithFirst(string layers) =>
        Sources.Network($"{layers} public partial Stage First {{ get; }} [Linear(3)] public partial Stage Last {{ get; }}");
}
