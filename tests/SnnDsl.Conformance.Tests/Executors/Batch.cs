using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Networks that share one program.</summary>
/// <param name="Name">Name of the program.</param>
/// <param name="Cases">The networks.</param>
/// <param name="Slots">Instances that fit beside each other: 2, or 1 if RAM is short.</param>
internal sealed record Batch(string Name, IReadOnlyList<NetworkCase> Cases, int Slots)
{
    /// <summary>Code and descriptions of one network, generously.</summary>
    private const int CodeBytes = 1536;

    private const int GuardBytes = 32;

    /// <summary>Header of a saved stream.</summary>
    private const int SavedHeaderBytes = 20;

    /// <summary>What the program runs, in the order of the networks.</summary>
    public IReadOnlyList<BatchRun> Runs { get; } = [.. Cases.SelectMany(BatchRun.Of)];

    /// <summary>Words of the largest input.</summary>
    public int InputWords => (Cases.Max(CInput.Size) + 3) / 4;

    /// <summary>Bytes of the largest stream that is saved; 0 if there is none.</summary>
    public int SavedBytes => Runs.Max(r => r.Schedule.IsStreaming ? SavedHeaderBytes + (4 * r.Schedule.KeptWords) : 0);

    /// <summary>Splits cases, in order, into programs that fit the target.</summary>
    public static IReadOnlyList<Batch> Split(IReadOnlyList<NetworkCase> cases, Target target)
    {
        var batches = new List<Batch>();
        var current = new List<NetworkCase>();
        long flash = 0;
        foreach (NetworkCase next in cases)
        {
            int cost = next.Plan.ConstantBytes + (CodeBytes * next.Plan.Schedules.Count);
            if (current.Count > 0 && flash + cost > target.FlashBytes)
            {
                batches.Add(Of(batches.Count, current, target));
                current = [];
                flash = 0;
            }

            current.Add(next);
            flash += cost;
        }

        batches.Add(Of(batches.Count, current, target));
        return batches;
    }

    /// <summary>Whether a single instance of a network, with its maps, and its input fit the memory of a target.</summary>
    public static bool Fits(NetworkCase networkCase, Target target) => Ram(new Batch("", [networkCase], Slots: 1)) <= target.RamBytes;

    private static Batch Of(int index, List<NetworkCase> cases, Target target)
    {
        var batch = new Batch($"batch{index}", cases, Slots: 2);
        return Ram(batch) <= target.RamBytes ? batch : batch with { Slots = 1 };
    }

    private static long Ram(Batch batch) =>
        (4L * batch.InputWords) + batch.SavedBytes + ((long)batch.Slots * (batch.Cases.Max(StateBytes) + GuardBytes));

    /// <summary>Bytes of the larger instance of a traced network.</summary>
    private static int StateBytes(NetworkCase networkCase) => networkCase.Plan.Schedules.Max(s => s.InstanceBytes + (4 * s.MapWords));
}
