using System.Globalization;
using Examples.Common.Demo;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Graphs;

namespace NMnist.Demo;

/// <summary>Streams recordings on an emulated board and compares every score with the simulator.</summary>
internal static class StreamRun
{
    /// <summary>Runs one network.</summary>
    /// <param name="network">Its class, firmware and margin: if there is one, the recordings run once more, and end early.</param>
    /// <param name="recordings">Paths and digits.</param>
    /// <param name="core">Core of the board.</param>
    /// <exception cref="FileNotFoundException">The firmware has not been built.</exception>
    internal static StreamResult Start(StreamNetwork network, IReadOnlyList<(string Path, int Digit)> recordings, string core)
    {
        string firmware = EmulatedBoard.Firmware(network.Firmware, core);
        EmulatedBoard.Require(firmware, core);
        IntegerGraph graph = TrainedNetwork.Load(network.Network, File.ReadAllText(network.Parameters)).Graph;
        using var work = new TemporaryFolder();
        foreach ((int index, (string path, _)) in recordings.Index())
        {
            File.Copy(path, Path.Combine(work.Path, string.Create(CultureInfo.InvariantCulture, $"{index}.bin")));
        }

        BoardStream whole = BoardStream.Run(core, firmware, work.Path, recordings.Count, margin: null);
        StreamResult figures = Figures(graph, recordings, whole, IsAsSimulated(graph, recordings, whole, margin: null));
        if (network.Margin is not { } margin)
        {
            return figures;
        }

        BoardStream early = BoardStream.Run(core, firmware, work.Path, recordings.Count, margin);
        return figures with
        {
            ScoresIdentical = figures.ScoresIdentical && IsAsSimulated(graph, recordings, early, margin),
            Margin = margin,
            AccuracyEarly = Accuracy(early, recordings),
            StepsEarly = early.Recordings.Average(r => r.Steps),
        };
    }

    /// <summary>Whether the board ended each recording at the simulator's step with its class and scores.</summary>
    private static bool IsAsSimulated(IntegerGraph graph, IReadOnlyList<(string Path, int Digit)> recordings, BoardStream board, int? margin)
    {
        var simulator = new StreamSimulator(graph);
        return board.Recordings.Count == recordings.Count && recordings.Zip(board.Recordings).All(pair =>
        {
            StreamedRecording expected = simulator.Run(Framing.Counts(pair.First.Path), margin);
            return (expected.Label, expected.Steps) == (pair.Second.Label, pair.Second.Steps) && expected.Scores.SequenceEqual(pair.Second.Scores);
        });
    }

    private static double Accuracy(BoardStream board, IReadOnlyList<(string Path, int Digit)> recordings) =>
        recordings.Zip(board.Recordings).Count(pair => pair.First.Digit == pair.Second.Label) / (double)recordings.Count;

    private static StreamResult Figures(IntegerGraph graph, IReadOnlyList<(string Path, int Digit)> recordings, BoardStream board, bool identical)
    {
        long pushes = board.Number("push_instructions");
        long steps = board.Number("step_instructions");
        return new StreamResult
        {
            Network = graph.Name,
            Board = board.Totals["board"],
            AccuracyFloat = graph.Training.AccuracyFloat,
            AccuracyInteger = graph.Training.AccuracyInteger,
            TestRecordings = graph.Training.Samples,
            Recordings = recordings.Count,
            AccuracyBoard = Accuracy(board, recordings),
            ScoresIdentical = identical,
            Events = board.Number("events") / recordings.Count,
            InstructionsPerEvent = pushes / (double)board.Number("events"),
            InstructionsPerStep = steps / board.Number("steps"),
            InstructionsPerStepMaximum = board.Number("step_instructions_max"),
            InstructionsPerRecording = (pushes + steps) / recordings.Count,
            MembraneBytes = (int)board.Number("membrane_bytes"),
            StateBytes = (int)board.Number("state_bytes"),
            FlashBytes = (int)board.Number("flash_bytes"),
            RamBytes = (int)board.Number("ram_bytes"),
            StackBytes = (int)board.Number("stack_bytes"),
        };
    }
}
