using SnnDsl.Experiments.Statistics;

namespace SnnDsl.Experiments.Regulation;

/// <summary>A difference of accuracies in points between networks of equal seeds.</summary>
/// <param name="Name">Which ones, first minus second.</param>
/// <param name="Of">What both have in common.</param>
/// <param name="Points">Statistics over seeds.</param>
internal sealed record RegulationContrast(string Name, string Of, SampleStatistics Points);

/// <summary>Finds the differences that say what each part is worth.</summary>
internal static class RegulationContrasts
{
    private static readonly (string First, string Second)[] Regulations = [("both", "neither"), ("weights", "neither"), ("spikes", "neither")];

    /// <summary>Regulations against none at each number of bits and on average, then fewer bits against more under each regulation and on
    /// average. Those without a pair are left out.</summary>
    internal static IReadOnlyList<RegulationContrast> Of(IReadOnlyList<RegulationCell> cells)
    {
        var bits = cells.Select(c => c.Key.MembraneBits).Distinct().OrderDescending().ToArray();
        return
        [
            .. Regulations.SelectMany(pair => OfRegulations(cells, pair.First, pair.Second)),
            .. bits.SelectMany((more, i) => bits.Skip(i + 1).SelectMany(fewer => OfBits(cells, fewer, more))),
        ];
    }

    private static IEnumerable<RegulationContrast> OfRegulations(IReadOnlyList<RegulationCell> cells, string first, string second) => Contrasts(
        $"{first} - {second}", cells, c => c.Key.Regulation == first, c => c.Key.Regulation == second,
        c => FormattableString.Invariant($"{c.Key.MembraneBits} bits"), "all bits");

    private static IEnumerable<RegulationContrast> OfBits(IReadOnlyList<RegulationCell> cells, int first, int second) => Contrasts(
        FormattableString.Invariant($"{first} bits - {second} bits"), cells, c => c.Key.MembraneBits == first, c => c.Key.MembraneBits == second,
        c => c.Key.Regulation, "all regulations");

    /// <summary>A contrast for each thing that pairs have in common beside the seed, and one of their means.</summary>
    private static IEnumerable<RegulationContrast> Contrasts(
        string name,
        IReadOnlyList<RegulationCell> cells,
        Func<RegulationCell, bool> isFirst,
        Func<RegulationCell, bool> isSecond,
        Func<RegulationCell, string> common,
        string all)
    {
        var pairs = (
            from first in cells.Where(isFirst)
            from second in cells.Where(isSecond)
            where first.Key.Seed == second.Key.Seed && common(first) == common(second)
            select (first.Key.Seed, Common: common(first), Points: 100 * (first.Accuracy - second.Accuracy))).ToArray();
        var groups = pairs.GroupBy(pair => pair.Common).ToArray();
        foreach (var group in groups)
            yield return new(name, group.Key, SampleStatistics.Of([.. group.Select(pair => pair.Points)]));
        // Pairs of one seed share their initial weights and images, so that each seed counts as one value, and only if it has all pairs.
        var means = pairs.GroupBy(pair => pair.Seed).Where(seed => seed.Count() == groups.Length).Select(seed => seed.Average(pair => pair.Points)).ToArray();
        if (groups.Length > 1 && means.Length > 0)
            yield return new(name, all, SampleStatistics.Of(means));
    }
}
