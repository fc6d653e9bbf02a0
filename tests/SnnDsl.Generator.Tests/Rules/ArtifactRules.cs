using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about trained parameters, numeric ranges and budgets.</summary>
internal static class ArtifactRules
{
    private static readonly string Marked = Sources.Valid.Replace("class Net", "class {|#0:Net|}");

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new(
            IssueCatalogue.ArtifactMissing,
            Marked,
            "No C is emitted for 'Net' yet: there is no 'Net.snn' among the project's AdditionalFiles; train the network to make one",
            Sources.Valid)
        {
            PassingArtifact = Good,
        },
        Artifact(
            IssueCatalogue.ArtifactUnreadable,
            text => text[..text.IndexOf("\"stages\"", StringComparison.Ordinal)],
            "'Net.snn' is not complete JSON (line 20, column 3); it may have been truncated: restore it or train again"),
        Artifact(IssueCatalogue.ArtifactOfOtherNetwork, a => a with { Network = "Other" }, "'Net.snn' holds the parameters of 'Other'; each network needs a file of its own name: rename or export it again"),
        Artifact(
            IssueCatalogue.ArtifactOfOtherVersion,
            text => text.Replace("\"version\": 1", "\"version\": 99"),
            "'Net.snn' has the format version 99, this compiler reads version 1; export it again with the same release of SnnDsl"),
        Artifact(
            IssueCatalogue.ArtifactFieldWrong,
            text => text.Replace("\"format\": \"snn\"", "\"format\": \"onnx\""),
            "'Net.snn': 'format' of the file is missing or is not \"snn\"; export it again"),
        Artifact(
            IssueCatalogue.ArtifactFieldWrong,
            text => text.Replace("\"thresholds\": [", "\"thresholds\": [true, "),
            "'Net.snn': 'thresholds[0]' of stage 'Encoder' is missing or is not a number; export it again"),
        Artifact(
            IssueCatalogue.ArtifactWrongCount,
            a => Change(a, 0, s => s with { Neuron = s.Neuron! with { Biases = [1, 2, 3] } }),
            "'Net.snn': biases of stage 'Encoder' has 3 values, the declaration needs 4; train the network again"),
        Artifact(
            IssueCatalogue.ArtifactWrongCount,
            a => a with { Stages = a.Stages.Take(2).ToEquatableArray() },
            "'Net.snn': the list of stages has 2 values, the declaration needs 3; train the network again"),
        Artifact(
            IssueCatalogue.ArtifactOutOfRange,
            a => Change(a, 1, s => s with { Neuron = s.Neuron! with { FractionalBits = 17 } }),
            "'Net.snn': fractionalBits of stage 'Features' is 17, allowed is an integer from 0 to 16; the file was altered or damaged: export it again"),
        Artifact(
            IssueCatalogue.ArtifactOutOfRange,
            a => Change(a, 0, s => s with { Weights = s.Weights.Select(_ => -128).ToEquatableArray() }),
            "'Net.snn': a weight of stage 'Encoder' is -128, allowed is -127 to 127; the file was altered or damaged: export it again"),
        new(
            IssueCatalogue.ArtifactStale,
            Marked.Replace("TimeSteps = 2", "TimeSteps = 3"),
            "'Net.snn' was trained for another declaration of 'Net': it was 'time steps 2', it is 'time steps 3'; delete the file and train again, or take the change back",
            Sources.Valid + "// A comment is no change.")
        {
            FiringArtifact = Good,
            PassingArtifact = Good,
        },
        new(
            IssueCatalogue.BoundNotProved,
            Sources.Valid.Replace("Stage Encoder", "Stage {|#0:Encoder|}"),
            "The stage 'Encoder' can reach 0 to 19235667968, which does not fit a 32-bit membrane; use fewer time steps, fewer inputs or fewer weight bits",
            Sources.Valid)
        {
            FiringArtifact = () => Text(a => Change(a, 0, s => s with
            {
                Weights = s.Weights.Select(_ => 127).ToEquatableArray(),
                Neuron = new NeuronArtifact(16, s.Neuron!.Thresholds.Select(_ => IntegerLimits.Threshold).ToEquatableArray(), s.Neuron.Biases.Select(_ => 0).ToEquatableArray(), 0),
            })),
            PassingArtifact = Good,
        },
        new(
            IssueCatalogue.DeadChannels,
            Sources.Valid.Replace("Stage Encoder", "Stage {|#0:Encoder|}"),
            "1 of 4 channels of stage 'Encoder' can never fire, whatever the input: their thresholds are beyond the reach of their weights",
            Sources.Valid)
        {
            FiringArtifact = () => Text(a => Change(a, 0, s => s with
            {
                Neuron = s.Neuron! with { Thresholds = [IntegerLimits.Threshold, .. s.Neuron.Thresholds.Skip(1)] },
            })),
            PassingArtifact = Good,
        },
        Budget("FlashKiB", IssueCatalogue.FlashBudgetExceeded, "The constants of 'Net' take 1992 bytes of flash, the budget is 1024 (1 KiB); stage 'Classifier' costs most: 1560 bytes"),
        Budget("RamKiB", IssueCatalogue.RamBudgetExceeded, "The state of 'Net' takes 1292 bytes of RAM, the budget is 1024 (1 KiB); it peaks in stage 'Encoder': 1280 bytes"),
        Kernel("Columns = 99", "[Kernel] asks for Columns = 99 in stage 'Features', which has room for 4 at most"),
        Kernel("Sums = SumKernel.SpikesOrSilence", "[Kernel] asks for Sums = SpikesOrSilence in stage 'Features', which is not a linear layer of spikes with 16-bit neurons"),
        Window(),
    ];

    private static string Good() => Sources.TrainText(Sources.Valid);

    private static string Text(Func<NetworkArtifact, NetworkArtifact> change) => ArtifactWriter.Write(change(Sources.Train(Sources.Valid)));

    private static NetworkArtifact Change(NetworkArtifact artifact, int stage, Func<StageArtifact, StageArtifact> change) =>
        artifact with { Stages = artifact.Stages.Select((s, i) => i == stage ? change(s) : s).ToEquatableArray() };

    private static RuleExample Artifact(IssueRule rule, Func<NetworkArtifact, NetworkArtifact> change, string message) =>
        new(rule, Marked, message, Sources.Valid) { FiringArtifact = () => Text(change), PassingArtifact = Good };

    private static RuleExample Artifact(IssueRule rule, Func<string, string> change, string message) =>
        new(rule, Marked, message, Sources.Valid) { FiringArtifact = () => change(Good()), PassingArtifact = Good };

    /// <summary>A convolution whose windows are more than an event list can hold.</summary>
    private static RuleExample Window()
    {
        static string Source(string stage, int channels) => Sources.Network(
            $$"""
                [Conv2d({{channels}}, Padding = 1), Lif]
                public partial Stage Encoder { get; }

                [Conv2d(1, Kernel = 15, Padding = 7), Lif]
                public partial Stage {{stage}} { get; }

                [Linear(3)]
                public partial Stage Classifier { get; }
            """,
            input: "[Input(4, 4, 1)]");

        // Thresholds and biases with which all channels fire, so that nothing else is reported.
        static string Alive(string source) => ArtifactWriter.Write(Change(Sources.Train(source), 0, s => s with
        {
            Neuron = s.Neuron! with { Thresholds = [.. s.Neuron.Thresholds.Select(_ => 1)], Biases = [.. s.Neuron.Biases.Select(_ => 10)] },
        }));

        return new(
            IssueCatalogue.WindowTooLarge,
            Source("{|#0:Wide|}", 300),
            "The convolution of stage 'Wide' needs an event list of 67516 entries, which can have 65535; use a smaller kernel or fewer input channels",
            Source("Wide", 290))
        {
            FiringArtifact = () => Alive(Source("Wide", 300)),
            PassingArtifact = () => Alive(Source("Wide", 290)),
        };
    }

    /// <summary>A kernel that a stage cannot have.</summary>
    private static RuleExample Kernel(string asked, string message)
    {
        const string stage = "WeightBits = 4)";
        string source = Sources.Valid.Replace(stage, stage + $", {{|#0:Kernel({asked})|}}");
        string passes = Sources.Valid.Replace(stage, stage + ", Kernel(Columns = 1, Neurons = NeuronKernel.Scalar)");
        return new(IssueCatalogue.KernelNotPossible, source, message + "; leave it to the compiler or change the stage", passes)
        {
            FiringArtifact = Good,
            PassingArtifact = Good,
        };
    }

    /// <summary>A network that is a little larger than 1 KiB in constants and in state.</summary>
    private static RuleExample Budget(string limit, IssueRule rule, string message)
    {
        string source = Sources.Network(Sources.ValidStages, input: "[Input(32, 32, 1)] [{|#0:Budget(LIMIT = 1)|}]");
        string passes = Sources.Network(Sources.ValidStages, input: "[Input(32, 32, 1)] [Budget(LIMIT = 64)]").Replace("LIMIT", limit);
        return new(rule, source.Replace("LIMIT", limit), message, passes)
        {
            FiringArtifact = () => Sources.TrainText(passes),
            PassingArtifact = () => Sources.TrainText(passes),
        };
    }
}
