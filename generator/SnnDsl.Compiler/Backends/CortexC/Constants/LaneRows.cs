using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>16-bit numbers as macros that place them for the target, see snn/lanes.h.</summary>
internal static class LaneRows
{
    private const int HalfGroup = 8;

    /// <summary>SNN_GROUP of each 16 numbers.</summary>
    public static EquatableArray<string> Groups(EquatableArray<int> values) =>
        Parts(values, 2 * HalfGroup).Select(group => $"SNN_GROUP({List(group)}),").ToEquatableArray();

    /// <summary>SNN_NEURONS of each 8 biases and 8 least firing membranes.</summary>
    public static EquatableArray<string> Neurons(EquatableArray<int> values) => Parts(values, 2 * HalfGroup)
        .SelectMany(half => (string[])
        [
            $"SNN_NEURONS({List(half.Take(HalfGroup))},",
            $"            {List(half.Skip(HalfGroup))}),",
        ])
        .ToEquatableArray();

    private static IEnumerable<int[]> Parts(EquatableArray<int> values, int length)
    {
        for (int first = 0; first < values.Count; first += length)
        {
            yield return values.AsSpan().Slice(first, length).ToArray();
        }
    }

    private static string List(IEnumerable<int> values) => string.Join(", ", values.Select(value => Invariant.Text(value)));
}
