using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about events, schedules, and what is kept in few bits.</summary>
internal static class EventRules
{
    private const string Stages = "[Conv2d(4), Lif] public partial Stage First { get; } [Linear(3)] public partial Stage Last { get; }";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Input(
            IssueCatalogue.AttributeNotAllowed,
            "[Input(8, 8, 1)] [{|#0:EventInput(8, 8)|}]",
            "[EventInput] cannot stand on 'Net', which is a network with an [Input]; keep one of them"),
        Range("[{|#0:EventInput(0, 8)|}]", "height of [EventInput] of 'Net' is 0; allowed is 1 to 1024"),
        Range("[{|#0:EventInput(8, 1025)|}]", "width of [EventInput] of 'Net' is 1025; allowed is 1 to 1024"),
        Range("[{|#0:EventInput(8, 8, Polarities = 0)|}]", "Polarities of [EventInput] of 'Net' is 0; allowed is 1 to 1024"),
        Range("[{|#0:EventInput(1024, 1024, Polarities = 5)|}]", "Size of [EventInput] of 'Net' is 5242880; allowed is 1 to 4194304"),
        Count(0, 1),
        Count(2, 3),
        Count(4, 7),
        Count(254, 255),
        Count(256, 255),
        new(
            IssueCatalogue.SpikesNeeded,
            Sources.Network("[MaxPool(2)] public partial Stage {|#0:Pool|} { get; } [Linear(3)] public partial Stage Last { get; }", input: "[EventInput(8, 8)]"),
            "The pooling 'Pool' needs spikes (0 or 1), but gets the events of the input; take the spikes of a neuron, or of a MaxPool of them",
            Sources.Network(Stages, input: "[EventInput(8, 8)]")),
        FirstWeights(1),
        FirstWeights(4),
        new(
            IssueCatalogue.UnsupportedWeightBits,
            Sources.Network("[{|#0:Linear(3, WeightBits = 1)|}] public partial Stage Only { get; }", input: "[EventInput(8, 8)]"),
            "The stage 'Only' has 1-bit weights; a stage that reads an image and the read-out have 8",
            Sources.Network("[Linear(3, WeightBits = 8)] public partial Stage Only { get; }", input: "[EventInput(8, 8)]")),
        Neuron(-8),
        Neuron(1),
        Neuron(3),
        Neuron(16),
        Network("Schedules = 0", "Schedules of [SpikingNetwork] of 'Net' is 0; allowed is Framed, Streaming or Framed | Streaming"),
        Network("Schedules = (Schedules)4", "Schedules of [SpikingNetwork] of 'Net' is 4; allowed is Framed, Streaming or Framed | Streaming"),
        Network("MaximumSteps = -1", "MaximumSteps of [SpikingNetwork] of 'Net' is -1; allowed is 0 to 65535"),
        Network("MaximumSteps = 2", "MaximumSteps of [SpikingNetwork] of 'Net' is 2; allowed is 0 without Schedules.Streaming; a window has TimeSteps steps"),
        Network(
            "Schedules = Schedules.Streaming, MaximumSteps = 1",
            "MaximumSteps of [SpikingNetwork] of 'Net' is 1; allowed is 2 (TimeSteps) to 65535, or 0 for TimeSteps"),
        Network("MaximumSteps = 65536", "MaximumSteps of [SpikingNetwork] of 'Net' is 65536; allowed is 0 to 65535"),
    ];

    private static RuleExample Input(IssueRule rule, string input, string message) =>
        new(rule, Sources.Network(Stages, input: input), message, Sources.Network(Stages, input: "[EventInput(8, 8, Polarities = 1, MaximumCount = 7)]"));

    private static RuleExample Range(string input, string message) => Input(IssueCatalogue.ValueOutOfRange, input, message);

    private static RuleExample Count(int maximum, int next) => Range(
        $"[{{|#0:EventInput(8, 8, MaximumCount = {maximum})|}}]",
        $"MaximumCount of [EventInput] of 'Net' is {maximum}; allowed is 1, 3, 7, 15, 31, 63, 127 or 255, at which the bits of a count are full; write {next}");

    /// <summary>Weights of a first stage, which must have 8 bits where it reads an image, and need not where it reads events.</summary>
    private static RuleExample FirstWeights(int bits) => new(
        IssueCatalogue.UnsupportedWeightBits,
        Sources.Network(Stages.Replace("Conv2d(4)", $"{{|#0:Conv2d(4, WeightBits = {bits})|}}")),
        $"The stage 'First' has {bits}-bit weights; a stage that reads an image and the read-out have 8",
        Sources.Network(Stages.Replace("Conv2d(4)", $"Conv2d(4, WeightBits = {bits})"), input: "[EventInput(8, 8)]"));

    private static RuleExample Neuron(int bits) => new(
        IssueCatalogue.ValueOutOfRange,
        Sources.Network(Stages.Replace("Lif", $"{{|#0:Lif(MembraneBits = {bits})|}}")),
        $"MembraneBits of [Lif] of 'First' is {bits}; allowed is 8, 4 or 2, or 0 to keep the membrane as it is",
        Sources.Network(Stages.Replace("Lif", "Lif(MembraneBits = 2)")));

    private static RuleExample Network(string setting, string message) => new(
        IssueCatalogue.ValueOutOfRange,
        Sources.Network(Stages, network: $"{{|#0:SpikingNetwork(TimeSteps = 2, {setting})|}}"),
        message,
        Sources.Network(Stages, network: "SpikingNetwork(TimeSteps = 2, Schedules = Schedules.Framed | Schedules.Streaming, MaximumSteps = 65535)"));
}
