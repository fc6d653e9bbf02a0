using SnnDsl.Benchmarks;

// Usage: dotnet run --project tests/benchmarks/SnnDsl.Benchmarks -c Release [class.cs [parameters.snn]]
string source = args.Length > 0 ? args[0] : "examples/FashionMnist/FashionNet.cs";
string artifact = args.Length > 1 ? args[1] : Path.ChangeExtension(source, ".snn");
foreach (string path in new[] { source, artifact }.Where(p => !File.Exists(p)))
{
    Console.Error.WriteLine($"'{path}' does not exist; start in the repository's root or name the class and its .snn file.");
    return 1;
}

EmissionLatency.Measure(source, artifact);
return 0;
