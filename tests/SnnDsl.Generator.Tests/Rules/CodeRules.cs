using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;
using SnnDsl.Generator.Tests.Harness;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>Examples of the rules about trained codes of membranes, and about what a stream adds at each step.</summary>
internal static class CodeRules
{
    private const int Channels = 4;

    private static readonly string Coded = Source("Lif(MembraneBits = 4)", "SpikingNetwork(TimeSteps = 3)");

    private static readonly string Plain = Source("Lif", "SpikingNetwork(TimeSteps = 3)");

    private static readonly string Streamed = Source("Lif", "SpikingNetwork(TimeSteps = 3, Schedules = Schedules.Streaming)");

    private static readonly MembraneCodes Good = Common(Rising(7), Rising(7), Channels);

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new(IssueCatalogue.ArtifactFieldWrong, Marked(Plain), "'Net.snn': the membrane of stage 'First' is missing or is not one without codes; export it again", Plain)
        {
            FiringArtifact = () => Text(Plain, Good),
            PassingArtifact = () => Text(Plain, null),
        },
        Codes(IssueCatalogue.ArtifactFieldWrong, null, "'Net.snn': the membrane of stage 'First' is missing or is not one with 4-bit codes; export it again"),
        Codes(
            IssueCatalogue.ArtifactFieldWrong,
            Good with { Bits = 2, Entries = Rising(1), Rungs = Rising(1) },
            "'Net.snn': the membrane of stage 'First' is missing or is not one with 4-bit codes; export it again"),
        Codes(
            IssueCatalogue.ArtifactOutOfRange,
            Good with { Bits = 3 },
            "'Net.snn': membraneBits of stage 'First' is 3, allowed is 8, 4 or 2; the file was altered or damaged: export it again"),
        Codes(
            IssueCatalogue.ArtifactOutOfRange,
            Good with { Entries = [1, 2, 3, 2, 5, 6, 7] },
            "'Net.snn': number 4 of membraneEntries of stage 'First' is 2, allowed is at least 3, the one before it; the file was altered or damaged: export it again"),
        Codes(
            IssueCatalogue.ArtifactOutOfRange,
            Good with { Shift = 31 },
            "'Net.snn': currentShift of stage 'First' is 31, allowed is an integer from 0 to 30; the file was altered or damaged: export it again"),
        Codes(
            IssueCatalogue.ArtifactWrongCount,
            Good with { Entries = Rising(14) },
            "'Net.snn': membrane entries of stage 'First' has 14 values, the declaration needs 7; train the network again"),
        Codes(
            IssueCatalogue.ArtifactWrongCount,
            Good with { Multipliers = [] },
            "'Net.snn': membrane entries of stage 'First' has 7 values, the declaration needs 28; train the network again"),
        Codes(
            IssueCatalogue.ArtifactWrongCount,
            Good with { Rungs = Rising(6) },
            "'Net.snn': membrane rungs of stage 'First' has 6 values, the declaration needs 7; train the network again"),
        Codes(
            IssueCatalogue.ArtifactWrongCount,
            Common(Rising(7), Rising(7), Channels - 1),
            "'Net.snn': current multipliers of stage 'First' has 3 values, the declaration needs 4; train the network again"),
        new(
            IssueCatalogue.ArtifactFieldWrong,
            Marked(Streamed),
            "'Net.snn': the bias 5 of stage 'Last' is missing or is not a multiple of the 3 time steps, which a stream adds in parts; export it again",
            Streamed)
        {
            FiringArtifact = () => Text(Streamed, null, bias: 5),
            PassingArtifact = () => Text(Streamed, null, bias: 6),
        },
    ];

    private static RuleExample Codes(IssueRule rule, MembraneCodes? codes, string message) => new(rule, Marked(Coded), message, Coded)
    {
        FiringArtifact = () => Text(Coded, codes),
        PassingArtifact = () => Text(Coded, Good),
    };

    private static MembraneCodes Common(EquatableArray<int> entries, EquatableArray<int> rungs, int multipliers) =>
        new(4, entries, rungs, [.. Enumerable.Repeat(1, multipliers)], 0);

    private static EquatableArray<int> Rising(int count) => [.. Enumerable.Range(1, count)];

    private static string Source(string neuron, string network) => Sources.Network(
        $"[Conv2d(4), {neuron}] public partial Stage First {{ get; }} [Linear(3)] public partial Stage Last {{ get; }}", network: network);

    private static string Marked(string source) => source.Replace("class Net", "class {|#0:Net|}");

    /// <summary>Parameters with other codes and biases of the read-out, and thresholds that are all within reach.</summary>
    private static string Text(string source, MembraneCodes? codes, int bias = 0)
    {
        NetworkArtifact trained = Sources.Train(source);
        return ArtifactWriter.Write(trained with
        {
            Stages = trained.Stages.Select(s => s.ReadOut is { } readOut
                ? s with { ReadOut = readOut with { Biases = readOut.Biases.Select(_ => bias).ToEquatableArray() } }
                : s with { Neuron = s.Neuron! with { FractionalBits = 0, Thresholds = [.. Enumerable.Repeat(1, Channels)], Biases = [.. Enumerable.Repeat(2, Channels)], Codes = codes } })
                .ToEquatableArray(),
        });
    }
}
