using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Simulation;

namespace NMnist.Demo;

/// <summary>What a stream computes after each time step: the simulator on windows of one step, two steps and so on.</summary>
internal sealed class StreamSimulator
{
    private readonly Simulator[] _windows;
    private readonly int[] _biases;
    private readonly int _stepSize;

    internal StreamSimulator(IntegerGraph graph)
    {
        _windows = [.. Enumerable.Range(1, graph.TimeSteps).Select(steps =>
            new Simulator(graph with { Declaration = graph.Declaration with { TimeSteps = steps } }))];
        _biases = [.. ((ReadOutOperation)graph.Nodes[^1].Operation).Parameters.Biases];
        _stepSize = graph.Input.Size;
    }

    /// <summary>Scores after the first step, the second one and so on.</summary>
    /// <param name="counts">Counts of events of all time steps.</param>
    internal IEnumerable<int[]> Scores(byte[] counts)
    {
        for (int steps = 1; steps <= _windows.Length; steps++)
        {
            yield return Scores(counts, steps);
        }
    }

    /// <summary>Streams a recording.</summary>
    /// <param name="counts">Counts of events of all time steps.</param>
    /// <param name="margin">How much the best score has to be above the second to end early; null never does.</param>
    internal StreamedRecording Run(byte[] counts, int? margin) => End([.. Scores(counts)], margin);

    /// <summary>Where a recording ends whose scores are known.</summary>
    internal static StreamedRecording End(IReadOnlyList<int[]> scores, int? margin)
    {
        int steps = 1;
        while (steps < scores.Count && !(Margin(scores[steps - 1]) >= margin))
        {
            steps++;
        }

        int[] last = scores[steps - 1];
        return new StreamedRecording(Array.IndexOf(last, last.Max()), steps, last);
    }

    private static long Margin(int[] scores)
    {
        int[] falling = [.. scores.OrderDescending()];
        return (long)falling[0] - falling[1];
    }

    /// <summary>A window adds all of the biases, a stream the same part of them in every step.</summary>
    private int[] Scores(byte[] counts, int steps)
    {
        SimulationResult window = _windows[steps - 1].Run(counts.AsSpan(0, steps * _stepSize));
        return [.. window.Scores.Select((score, c) => score - (_biases[c] / _windows.Length * (_windows.Length - steps)))];
    }
}
