using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>Compares an executor with the simulator in everything that both compute.</summary>
internal static class Comparer
{
    private static readonly string[] NullChecks =
        ["run(NULL, image)", "run(net, NULL)", "classify(NULL, image, label)", "classify(net, NULL, label)", "classify(net, image, NULL)", "a function of the stream"];

    /// <summary>The first difference, in the order of the data; <see langword="null"/> if there is none.</summary>
    public static Difference? FirstDifference(NetworkCase networkCase, CaseOutcome outcome)
    {
        if (ScheduleDifference(networkCase, outcome) is { } difference)
        {
            return outcome.IsStreamed ? difference with { Text = "streamed: " + difference.Text } : difference;
        }

        return outcome.Other is { } other ? FirstDifference(networkCase, other) : null;
    }

    private static Difference? ScheduleDifference(NetworkCase networkCase, CaseOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            return new Difference(-1, failure);
        }

        if (outcome.FailedNullChecks != 0)
        {
            var failed = NullChecks.Where((_, i) => ((outcome.FailedNullChecks >> i) & 1) != 0);
            return new Difference(-1, $"{string.Join(", ", failed)} did not return SNN_ERR_NULL");
        }

        IReadOnlyList<SimulationResult> expected = ExpectedResults.Of(networkCase);
        for (int i = 0; i < expected.Count; i++)
        {
            SimulationResult next = expected[(i + 1) % expected.Count];
            if (ImageDifference(networkCase, expected[i], next, outcome.Images[i]) is { } text)
            {
                return new Difference(i, text);
            }
        }

        return null;
    }

    private static string? ImageDifference(NetworkCase networkCase, SimulationResult expected, SimulationResult next, ImageOutcome actual)
    {
        if (actual.Error != 0)
        {
            return $"run returned {actual.Error}";
        }

        return (actual.Layers is { } layers ? LayersDifference(networkCase, expected, layers) : null)
            ?? ScoresDifference("scores", expected.Scores, actual.Scores)
            ?? (actual.Other is { } other ? OtherDifference(next, other) : null)
            ?? (actual.TouchedBytes != 0 ? $"{actual.TouchedBytes} bytes were written outside of the instance" : null);
    }

    private static string? LayersDifference(NetworkCase networkCase, SimulationResult expected, IReadOnlyList<LayerWords> actual)
    {
        IntegerNode[] nodes = [.. networkCase.Graph.Nodes.Where(n => n.Inputs.Count > 0 && n.Id < networkCase.Graph.Nodes.Count - 1)];
        if (!actual.Select(l => l.Layer).SequenceEqual(nodes.Select(n => n.Id)))
        {
            return $"traced layers: expected {string.Join(", ", nodes.Select(n => n.Id))}, actual {string.Join(", ", actual.Select(l => l.Layer))}";
        }

        return nodes.Select((node, i) => StreamComparer.IsConcerned(node)
            ? StreamComparer.Difference(node, expected, actual[i].Words)
            : LayerDifference(node, expected.Layers[node.Id], actual[i].Words)).FirstOrDefault(d => d is not null);
    }

    private static string? LayerDifference(IntegerNode node, int[][] expected, uint[] actual)
    {
        uint[] words = PackedSpikes.Pack(expected, node.Planes);
        if (words.AsSpan().SequenceEqual(actual))
        {
            return null;
        }

        if (words.Length != actual.Length)
        {
            return $"layer {node.Id} '{node.Name}': expected {words.Length} words, actual {actual.Length}";
        }

        for (int t = 0; t < expected.Length; t++)
        {
            for (int n = 0; n < expected[t].Length; n++)
            {
                int value = PackedSpikes.Element(actual, expected[t].Length, node.Planes, t, n);
                if (value != expected[t][n])
                {
                    int pixel = n / node.Shape.Channels;
                    return $"layer {node.Id} '{node.Name}' ({node.Shape}), time step {t}, y {pixel / node.Shape.Width}, "
                        + $"x {pixel % node.Shape.Width}, channel {n % node.Shape.Channels}: expected {expected[t][n]}, actual {value}";
                }
            }
        }

        int word = words.AsSpan().CommonPrefixLength(actual);
        return $"layer {node.Id} '{node.Name}' ({node.Shape}), word {word}: unused bits are not zero: {actual[word]:x8}";
    }

    private static string? OtherDifference(SimulationResult expected, OtherInstance actual)
    {
        if (actual.Error != 0)
        {
            return $"classify of another instance returned {actual.Error}";
        }

        return ScoresDifference("scores of another instance on the next image", expected.Scores, actual.Scores)
            ?? (expected.Label != actual.Label ? $"label of the next image: expected {expected.Label}, actual {actual.Label}" : null);
    }

    private static string? ScoresDifference(string what, IReadOnlyList<int> expected, int[] actual)
    {
        for (int c = 0; c < actual.Length; c++)
        {
            if (expected[c] != actual[c])
            {
                return $"{what}, class {c}: expected {expected[c]}, actual {actual[c]}";
            }
        }

        return null;
    }
}
