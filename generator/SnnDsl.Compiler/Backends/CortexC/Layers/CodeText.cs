using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What generated C says about membranes that are kept as codes.</summary>
internal static class CodeText
{
    public static IEnumerable<string> Of(IntegerNeuron neuron, NeuronRange range)
    {
        if (neuron.Parameters.Codes is not { } codes)
        {
            yield break;
        }

        string tables = codes.IsCommon ? "one table" : "a table per channel";
        yield return $"Membranes are kept as codes of {codes.Bits} bits, {-codes.Levels} to {codes.Levels}, by {tables}.";
        if (Unreachable(codes, range.Codes) is { Length: > 0 } unreachable)
        {
            yield return $"Codes that no membrane reaches: {unreachable}.";
        }
    }

    private static string Unreachable(MembraneCodes codes, IntegerRange reached)
    {
        string[] parts =
        [
            .. Span(-codes.Levels, reached.Minimum - 1),
            .. Span(reached.Maximum + 1, codes.Levels),
        ];
        return string.Join(", ", parts);
    }

    private static IEnumerable<string> Span(long first, long last)
    {
        if (first <= last)
        {
            yield return first == last ? Invariant.Text((int)first) : $"{first} to {last}";
        }
    }
}
