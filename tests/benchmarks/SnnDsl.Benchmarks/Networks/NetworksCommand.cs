using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace SnnDsl.Benchmarks.Networks;

/// <summary>Counts the instructions of the examples' networks on all cores, layer by layer, beside int8 networks.</summary>
internal static partial class NetworksCommand
{
    /// <summary>Images per network and core.</summary>
    public const int DefaultImages = 20;

    private const string Json = "artifacts/bench_networks.json";
    private const string Rivals = "tests/benchmarks/int8_baseline.csv";
    private const string FashionImages = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";
    private const string CifarImages = "examples/Cifar10/data/test_sample.bin";

    private static readonly (string Name, string Target, string Images, string Rival)[] Networks =
    [
        ("FashionNet", "layers_fashion_net", "artifacts/fashion.idx", "cnn_s"),
        ("FashionNetPruned", "layers_fashion_net_pruned", "artifacts/fashion.idx", "cnn_s"),
        ("CifarNet", "layers_cifar_net", "artifacts/cifar.idx", "resnet8"),
    ];

    public static void Run(int images)
    {
        WriteImages(images);
        var counts = new List<NetworkCounts>();
        AnsiConsole.Progress().Start(progress =>
        {
            ProgressTask task = progress.AddTask("Running networks", maxValue: Tool.Cores.Count * Networks.Length);
            foreach (string core in Tool.Cores)
            {
                string folder = Tool.Build(core, core == "cortex-m0" ? "layers_fashion_net_pruned" : "layer_counts", "-examples", "-DSNN_BUILD_EXAMPLES=ON");
                foreach ((string name, string target, string file, string rival) in Networks)
                {
                    if (TryBuild(folder, target))
                    {
                        string output = Tool.Emulate(core, $"{folder}/tests/benchmarks/networks/{target}", file, images.ToString(CultureInfo.InvariantCulture));
                        counts.Add(NetworkCounts.Parse(name, core, rival, output));
                    }

                    task.Increment(1);
                }
            }
        });
        foreach (var network in counts.GroupBy(c => c.Network))
        {
            PrintTotals(network.Key, [.. network]);
            PrintLayers(network.Key, [.. network]);
        }

        Tool.Write(Json, JsonSerializer.Serialize(counts, JsonOptions));
        AnsiConsole.WriteLine($"{Json} is written; means over {images} images.");
    }

    /// <summary>A network that does not fit a board is left out.</summary>
    private static bool TryBuild(string folder, string target)
    {
        try
        {
            Tool.Run("cmake", ["--build", folder, "--target", target]);
            return true;
        }
        catch (BenchmarkException e) when (e.Message.Contains("overflowed", StringComparison.Ordinal) || e.Message.Contains("will not fit", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static void PrintTotals(string network, NetworkCounts[] counts)
    {
        var table = new Table().Title($"{network}: one inference");
        table.AddColumns("core", "instructions", "flash", "RAM", "stack", "int8 instructions", "int8 / spiking");
        foreach (NetworkCounts c in counts)
        {
            long? rival = Rival(c.Rival, c.Core);
            table.AddRow(
                Tool.Short(c.Core), Grouped(c.Instructions), Grouped(c.FlashBytes), Grouped(c.RamBytes), Grouped(c.StackBytes),
                rival is { } r ? Grouped(r) : "", rival is { } q ? string.Create(CultureInfo.InvariantCulture, $"{(double)q / c.Instructions:0.00}") : "");
        }

        AnsiConsole.Write(table);
    }

    private static void PrintLayers(string network, NetworkCounts[] counts)
    {
        string[] names = LayerNames(network, counts[0]);
        var table = new Table().Title($"{network}: instructions per layer");
        table.AddColumns(["layer", .. counts.Select(c => Tool.Short(c.Core))]);
        foreach ((int index, string name) in names.Index())
        {
            // Layers count from 1; the read-out, last, is 0.
            int layer = index == names.Length - 1 ? 0 : index + 1;
            table.AddRow([name, .. counts.Select(c => Grouped(c.Layers.GetValueOrDefault(layer)))]);
        }

        AnsiConsole.Write(table);
        foreach (Match choice in KernelComment().Matches(GeneratedC(network, counts[0])))
        {
            AnsiConsole.WriteLine($"{choice.Groups[1].Value}: {choice.Groups[2].Value} {choice.Groups[3].Value}");
        }
    }

    /// <summary>Names in the generated C, one comment per layer.</summary>
    private static string[] LayerNames(string network, NetworkCounts counts) =>
        [.. LayerComment().Matches(GeneratedC(network, counts)).Select(m => m.Groups[1].Value).Where(n => n != network)];

    private static string GeneratedC(string network, NetworkCounts counts)
    {
        string folder = $"build/{counts.Core}-examples/tests/benchmarks/networks/snn/{network}";
        return Directory.GetFiles(folder, "*.c").Select(File.ReadAllText).Single(t => t.StartsWith($"/* {network}: ", StringComparison.Ordinal));
    }

    private static long? Rival(string network, string core)
    {
        string name = core == "cortex-m0" ? "m0p" : core.Replace("cortex-", "", StringComparison.Ordinal);
        return File.ReadLines(Rivals).Select(l => l.Split(',')).FirstOrDefault(f => f.Length > 2 && f[0] == network && f[1] == name) is { } row
            ? long.Parse(row[2], CultureInfo.InvariantCulture)
            : null;
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void WriteImages(int images)
    {
        Directory.CreateDirectory("artifacts");
        if (!File.Exists(FashionImages))
        {
            throw new BenchmarkException($"{FashionImages} does not exist; on Debian and Ubuntu: apt-get install dataset-fashion-mnist");
        }

        using (var gzip = new GZipStream(File.OpenRead(FashionImages), CompressionMode.Decompress))
        using (FileStream plain = File.Create("artifacts/fashion.idx"))
        {
            gzip.CopyTo(plain);
        }

        CifarIdx.Write(CifarImages, "artifacts/cifar.idx");
        if (images > CifarIdx.Count(CifarImages))
        {
            throw new BenchmarkException($"{CifarImages} has {CifarIdx.Count(CifarImages)} images, {images} are asked for.");
        }
    }

    private static JsonSerializerOptions JsonOptions { get; } = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [GeneratedRegex(@"^/\* ([\w.#]+): ", RegexOptions.Multiline)]
    private static partial Regex LayerComment();

    /// <summary>A layer's name, the kernels chosen for it and their expected cost.</summary>
    [GeneratedRegex(@"^/\* ([\w.#]+): (?:(?!\*/)[\s\S])*? \* (Kernels[^\n]*)\n \* (Expected instructions[^\n]*?) \*/", RegexOptions.Multiline)]
    private static partial Regex KernelComment();
}
