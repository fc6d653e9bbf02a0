using System.CommandLine;
using Examples.Common.Demo;
using SnnDsl.Cli;
using Spectre.Console;

namespace NMnist.Demo;

/// <summary>
/// <c>demo</c>: streams recordings on an emulated board, event by event, compares every score with the simulator, and prints
/// the figures. The firmware must have been built; demo.sh does it all.
/// </summary>
internal static class StreamCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="networks">The networks to show, side by side.</param>
    internal static Command Create(params IReadOnlyList<StreamNetwork> networks)
    {
        var folder = new Option<string>("--data") { Description = "Folder of recordings <digit>/<number>.bin, such as Test of N-MNIST (default: the ten of the repository)", DefaultValueFactory = _ => SampleRecordings.Folder };
        Option<string> core = EmulatedBoard.CoreOption();
        var command = new Command("demo", "Streams recordings on an emulated board and compares every score with the simulator") { folder, core };
        command.SetAction(result => ErrorReport.Guard(() => Run(networks, result.GetValue(folder)!, result.GetValue(core)!)));
        return command;
    }

    private static int Run(IReadOnlyList<StreamNetwork> networks, string folder, string core)
    {
        foreach (StreamNetwork network in networks.Where(n => !n.IsTrained))
        {
            Console.Error.WriteLine($"{network.Network.Name} is left out: there is no '{network.Parameters}'. Train it, put the file beside its class and build again.");
        }

        StreamNetwork[] trained = [.. networks.Where(n => n.IsTrained)];
        return trained.Length > 0 ? RunTrained(trained, folder, core) : 1;
    }

    private static int RunTrained(StreamNetwork[] networks, string folder, string core)
    {
        IReadOnlyList<(string Path, int Digit)> recordings = SampleRecordings.Find(folder);
        AnsiConsole.WriteLine($"Streaming {recordings.Count} recordings on {core} in QEMU");
        List<StreamResult> results = [.. networks.Select(network => StreamRun.Start(network, recordings, core))];
        StreamTable.Print(results);
        foreach ((StreamNetwork network, StreamResult result) in networks.Zip(results))
        {
            result.Write(network.Report);
        }

        AnsiConsole.WriteLine($"The same figures are in {string.Join(", ", networks.Select(n => n.Report))}.");
        return results.TrueForAll(result => result.ScoresIdentical) ? 0 : 1;
    }
}
