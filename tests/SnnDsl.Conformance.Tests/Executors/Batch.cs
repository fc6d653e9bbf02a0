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

    /// <summary>Splits cases, in order, into programs that fit the target.</summary>
    public static IReadOnlyList<Batch> Split(IReadOnlyList<NetworkCase> cases, Target target)
    {
        var batches = new List<Batch>();
        var current = new List<NetworkCase>();
        long flash = 0;
        foreach (NetworkCase next in cases)
        {
            int cost = next.Plan.ConstantBytes + CodeBytes;
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

    private static Batch Of(int index, List<NetworkCase> cases, Target target)
    {
        long ram = cases.Max(CInput.Size) + (2L * (cases.Max(c => c.Plan.StateBytes) + GuardBytes));
        return new Batch($"batch{index}", cases, ram <= target.RamBytes ? 2 : 1);
    }
}
