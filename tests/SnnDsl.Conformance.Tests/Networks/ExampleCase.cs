using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using Xunit;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Trained networks of the examples on real images.</summary>
internal static class ExampleCase
{
    /// <summary>Compiles an example's network with its trained parameters.</summary>
    /// <param name="network">The network class.</param>
    /// <param name="folder">Its folder below examples, in which its .snn file is.</param>
    /// <param name="images">What it runs on.</param>
    /// <param name="traced">Images whose spikes are compared, not only the scores.</param>
    public static NetworkCase Load(Type network, string folder, IEnumerable<byte[]> images, int traced)
    {
        var issues = new IssueSink();
        NetworkDeclaration? declaration = DeclarationReader.Read(ReflectionReader.Read(network), issues);
        Assert.True(declaration is not null, Text(issues));
        string path = Path.Combine(Repository.Root, "examples", folder, network.Name + ".snn");
        NetworkArtifact? artifact = ArtifactReader.Read(declaration.Name, File.ReadAllText(path), issues);
        Assert.True(artifact is not null, Text(issues));
        NetworkCase? compiled = NetworkCase.Compile(declaration, artifact, [.. images], issues);
        Assert.True(compiled is not null, Text(issues));
        return compiled with { TracedImages = traced };
    }

    /// <summary>Runs networks in one program and compares every score and all traced spikes with the simulator.</summary>
    /// <param name="target">Where they run.</param>
    /// <param name="purpose">Names the folder in which the program is built.</param>
    /// <param name="cases">The networks.</param>
    public static void AssertEqual(Target target, string purpose, params NetworkCase[] cases)
    {
        Assert.Single(Batch.Split(cases, target));
        IReadOnlyList<CaseOutcome> outcomes = new CExecutor(target, purpose).Run(cases);
        Assert.Equal(cases.Length, outcomes.Count);
        for (int i = 0; i < cases.Length; i++)
        {
            Difference? difference = Comparer.FirstDifference(cases[i], outcomes[i]);
            Assert.True(difference is null, $"{cases[i].Name} on {target.Name}, image {difference?.Image}: {difference?.Text}");
        }
    }

    private static string Text(IssueSink issues) => string.Join('\n', issues.ToArray());
}
