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

        return (actual.Layers is { } layers ? LayerComparer.FirstDifference(networkCase.Graph, expected, layers) : null)
            ?? ScoresDifference("scores", expected.Scores, actual.Scores)
            ?? (actual.Other is { } other ? OtherDifference(next, other) : null)
            ?? (actual.TouchedBytes != 0 ? $"{actual.TouchedBytes} bytes were written outside of the instance" : null);
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
