namespace SnnDsl.Data.Events;

/// <summary>Divides labelled samples in two without chance, every class by the same share.</summary>
public static class StratifiedSplit
{
    /// <summary>
    /// Chooses <c>round(n * share / of)</c> of n samples. A class of n_c gives the whole part of <c>n_c * share / of</c>; what is
    /// missing comes from the classes with the largest remainders, the lower label first. Within a class the chosen ones are
    /// spread evenly over the order given.
    /// </summary>
    /// <param name="labels">Class of each sample.</param>
    /// <param name="share">Numerator of the share, 0 to <paramref name="of"/>.</param>
    /// <param name="of">Denominator of the share, at least 1.</param>
    /// <returns>For each sample whether it is chosen.</returns>
    public static bool[] Choose(IReadOnlyList<byte> labels, int share, int of)
    {
        var classes = labels.Index().GroupBy(sample => sample.Item, sample => sample.Index).OrderBy(c => c.Key).Select(c => c.ToArray()).ToArray();
        var quotas = classes.Select(c => (int)((long)c.Length * share / of)).ToArray();
        var missing = (int)(((2L * labels.Count * share) + of) / (2L * of)) - quotas.Sum();
        var byRemainder = Enumerable.Range(0, classes.Length).OrderByDescending(c => (long)classes[c].Length * share % of);
        foreach (var c in byRemainder.Take(missing))
            quotas[c]++;
        var chosen = new bool[labels.Count];
        for (var c = 0; c < classes.Length; c++)
            Spread(classes[c], quotas[c], chosen);
        return chosen;
    }

    /// <summary>Every time that <c>i * quota / n</c> reaches the next integer, sample i is chosen: quota times in n.</summary>
    private static void Spread(int[] samples, int quota, bool[] chosen)
    {
        for (var i = 0; i < samples.Length; i++)
            chosen[samples[i]] = (i + 1L) * quota / samples.Length > (long)i * quota / samples.Length;
    }
}
