using SnnDsl.Benchmarks;
using SnnDsl.Benchmarks.Kernels;
using SnnDsl.Benchmarks.Library;
using SnnDsl.Benchmarks.Networks;
using SnnDsl.Benchmarks.Stack;

// Usage: SnnDsl.Benchmarks [--check | --pin | kernels [--check | --pin] | networks [images] | emission [class.cs [parameters.snn]] | stack [--check] | table [--check]]; kernels and networks without a word.
if (!File.Exists("CMakePresets.json"))
{
    Console.Error.WriteLine("There is no CMakePresets.json here; start in the repository's root, or use ./bench.sh.");
    return 1;
}

try
{
    switch (args)
    {
        case []:
            KernelsCommand.Run(isPinning: false);
            NetworksCommand.Run(NetworksCommand.DefaultImages);
            return 0;
        case ["kernels"]:
            KernelsCommand.Run(isPinning: false);
            return 0;
        case ["--check"] or ["kernels", "--check"]:
            return KernelsCommand.Check() ? 0 : 1;
        case ["--pin"] or ["kernels", "--pin"]:
            KernelsCommand.Run(isPinning: true);
            return 0;
        case ["networks"]:
            NetworksCommand.Run(NetworksCommand.DefaultImages);
            return 0;
        case ["networks", var images] when int.TryParse(images, out int count) && count > 0:
            NetworksCommand.Run(count);
            return 0;
        case ["stack"]:
            StackCommand.Run();
            return 0;
        case ["stack", "--check"]:
            return StackCommand.Check() ? 0 : 1;
        case ["table"]:
            TableCommand.Run();
            return 0;
        case ["table", "--check"]:
            return TableCommand.Check() ? 0 : 1;
        case ["emission", .. var files] when files.Length <= 2:
            return Emission(files);
        default:
            Console.Error.WriteLine($"'{string.Join(' ', args)}' is not known; use: --check, --pin, kernels [--check | --pin], networks [images], emission [class.cs [parameters.snn]], stack [--check], table [--check], or nothing.");
            return 1;
    }
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Emission(string[] files)
{
    string source = files.Length > 0 ? files[0] : "examples/FashionMnist/FashionNet.cs";
    string artifact = files.Length > 1 ? files[1] : Path.ChangeExtension(source, ".snn");
    foreach (string path in new[] { source, artifact }.Where(p => !File.Exists(p)))
    {
        Console.Error.WriteLine($"'{path}' does not exist; start in the repository's root or name the class and its .snn file.");
        return 1;
    }

    EmissionLatency.Measure(source, artifact);
    return 0;
}
