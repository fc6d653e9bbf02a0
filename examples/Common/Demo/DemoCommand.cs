using System.CommandLine;
using SnnDsl.Cli;

namespace Examples.Common.Demo;

/// <summary>
/// <c>demo</c>: classifies the test set in the simulator and its first images on an emulated board, compares every spike,
/// and prints the figures. The firmware must have been built; demo.sh does it all.
/// </summary>
public static class DemoCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="images">How many images run on the board if the user does not say.</param>
    /// <param name="networks">The networks to show, one after the other.</param>
    public static Command Create(int images, params IReadOnlyList<DemoNetwork> networks)
    {
        var count = new Option<int>("--images") { Description = "Test images to run on the board, from 1 to as many as there are", DefaultValueFactory = _ => images };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"--images is {result.GetValueOrDefault<int>()}; allowed is 1 to the number of test images");
            }
        });
        Option<string> core = EmulatedBoard.CoreOption();
        var data = DataOption.Create();
        var command = new Command("demo", "Runs test images on an emulated board and compares every spike with the simulator") { count, core, data };
        command.SetAction(result => ErrorReport.Guard(() => Run(networks, result.GetValue(count), result.GetValue(core)!, result.GetValue(data))));
        return command;
    }

    private static int Run(IReadOnlyList<DemoNetwork> networks, int count, string core, string? folder)
    {
        foreach (DemoNetwork network in networks.Where(n => !n.IsTrained))
        {
            Console.Error.WriteLine($"{network.Network.Name} is left out: there is no '{network.Parameters}'. Train it, put the file beside its class and build again.");
        }

        // All of them run, whatever the first one says.
        List<bool> identical = [.. networks.Where(n => n.IsTrained).Select(n => DemoRun.Start(n, count, core, folder))];
        return identical.Count > 0 && identical.TrueForAll(same => same) ? 0 : 1;
    }
}
