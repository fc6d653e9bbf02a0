using System.Globalization;
using System.Text;
using SnnDsl.Compiler;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Says what fails in a form that a person can read, and writes the files to try it with.</summary>
internal static class FailureReport
{
    private const int MaximumValues = 64;

    /// <summary>Shrinks a failing case, writes its files and returns the report.</summary>
    public static string Write(NetworkCase failing, IExecutor executor)
    {
        (NetworkCase small, Difference difference) = Shrinker.Shrink(failing, executor);
        string folder = Path.Combine(Repository.Workspace, "failures", $"{executor.Name.Replace(' ', '-')}-{failing.Name}");
        string report = Text(failing.Name, small, difference, executor.Name, folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, small.Name + ".cs"), ClassPrinter.Print(small.Declaration));
        File.WriteAllText(Path.Combine(folder, small.Name + ".snn"), ArtifactWriter.Write(small.Artifact));
        File.WriteAllBytes(Path.Combine(folder, "images.bin"), [.. small.Images.SelectMany(i => i)]);
        File.WriteAllText(Path.Combine(folder, "report.txt"), report);
        foreach (GeneratedFile file in small.Files)
        {
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        }

        return report;
    }

    private static string Text(string name, NetworkCase small, Difference difference, string executor, string folder)
    {
        var text = new StringBuilder(name + ", as small as it still fails on " + executor + ":\n\n");
        text.Append(ClassPrinter.Print(small.Declaration)).Append('\n');
        foreach (StageArtifact stage in small.Artifact.Stages)
        {
            text.Append(CultureInfo.InvariantCulture, $"{stage.Name}: weights {Numbers(stage.Weights)}\n");
            if (stage.Neuron is { } neuron)
            {
                text.Append(CultureInfo.InvariantCulture, $"  fractional bits {neuron.FractionalBits}, thresholds {Numbers(neuron.Thresholds)}, biases {Numbers(neuron.Biases)}\n");
                text.Append(neuron.Codes is { } codes ? Codes(codes) : "");
            }

            if (stage.Branch is { } branch)
            {
                text.Append(CultureInfo.InvariantCulture, $"  branch: currents times {Numbers(branch.Multipliers)}, shifted by {branch.Shift}\n");
            }

            if (stage.ReadOut is { } readOut)
            {
                text.Append(CultureInfo.InvariantCulture, $"  multipliers {Numbers(readOut.Multipliers)}, biases {Numbers(readOut.Biases)}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{(small.Declaration.ReadsEvents ? "events" : "image")} {Numbers(small.Images[Math.Max(difference.Image, 0)].Select(p => (int)p).ToEquatableArray())}\n");
        text.Append(CultureInfo.InvariantCulture, $"\nFirst difference: {difference.Text}\n\nFiles: {folder}\n");
        return text.ToString();
    }

    private static string Codes(MembraneCodes codes) =>
        $"  codes of {Invariant.Text(codes.Bits)} bits, entries {Numbers(codes.Entries)}, rungs {Numbers(codes.Rungs)}\n"
        + (codes.IsCommon ? $"  currents times {Numbers(codes.Multipliers)}, shifted by {Invariant.Text(codes.Shift)}\n" : "");

    private static string Numbers(EquatableArray<int> numbers)
    {
        string text = string.Join(' ', numbers.Take(MaximumValues).Select(n => Invariant.Text(n)));
        return numbers.Count > MaximumValues ? $"{text} ... ({numbers.Count} in total)" : text;
    }
}
