using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SnnDsl.Compiler;
using SnnDsl.Generator.Tests.Harness;
using Xunit;

namespace SnnDsl.Generator.Tests;

/// <summary>What runs again after an edit, and what does not. Every other test checks the two edits that run nothing.</summary>
public sealed class IncrementalityTests
{
    private static readonly string Second = Sources.Network("[Linear(3)] public partial Stage Only { get; }", "Second");

    [Fact]
    public void All_steps_are_tracked()
    {
        // The second network has a diagnostic: what places diagnostics runs only where there is one.
        GeneratorRun run = GeneratorRun.Of([Sources.Valid + Sources.BasicBlock, Second], Artifact("Net", Sources.Valid));
        Assert.Equal(CacheAssert.AllSteps.Order(StringComparer.Ordinal), run.Result.TrackedSteps.Keys.Intersect(CacheAssert.AllSteps).Order(StringComparer.Ordinal));
        Assert.Equal(4, run.Files.Count);
    }

    [Fact]
    public void A_comment_moves_diagnostics_but_compiles_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Valid);
        SyntaxTree tree = run.Input.SyntaxTrees[0];
        SyntaxTree moved = TestCompilation.Parse("// A comment.\n" + tree, tree.FilePath);
        GeneratorRunResult again = run.Driver.RunGenerators(run.Input.ReplaceSyntaxTree(tree, moved)).GetRunResult().Results[0];
        Assert.Equal(Line(run.Diagnostics[0]) + 1, Line(again.Diagnostics[0]));
        CacheAssert.AssertCached(again, [Steps.Models, Steps.Graphs, Steps.Plans, Steps.Code, Steps.Stages, Steps.Files]);
    }

    [Fact]
    public void A_second_network_leaves_the_first_alone()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Valid, Artifact("Net", Sources.Valid), Artifact("Second", Second));
        GeneratorRunResult again = Rerun(run, run.Input.AddSyntaxTrees(TestCompilation.Parse(Second, "Second.cs")));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], Reasons(again, Steps.Plans));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], Reasons(again, Steps.Files));
    }

    [Fact]
    public void An_artifact_runs_only_its_own_network_again()
    {
        AdditionalText first = Artifact("Second", Second);
        GeneratorRun run = GeneratorRun.Of([Sources.Valid, Second], Artifact("Net", Sources.Valid), first);
        GeneratorDriver driver = run.Driver.ReplaceAdditionalText(first, Artifact("Second", Second, seed: 2));
        GeneratorRunResult again = driver.RunGenerators(run.Input).GetRunResult().Results[0];
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Reasons(again, Steps.Plans));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Reasons(again, Steps.Code));
        CacheAssert.AssertCached(again, [Steps.Graphs, Steps.Stages]);
    }

    [Fact]
    public void An_artifact_that_changes_no_integer_writes_no_C_again()
    {
        string text = Sources.TrainText(Sources.Valid, seed: 1);
        AdditionalText artifact = TestCompilation.Artifact("Net", text);
        GeneratorRun run = GeneratorRun.Of(Sources.Valid, artifact);
        GeneratorDriver driver = run.Driver.ReplaceAdditionalText(artifact, TestCompilation.Artifact("Net", text + "\n"));
        GeneratorRunResult again = driver.RunGenerators(run.Input).GetRunResult().Results[0];
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(again, Steps.Inputs));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(again, Steps.Plans));
        CacheAssert.AssertCached(again, [Steps.Code, Steps.Files, Steps.Diagnostics]);
    }

    [Fact]
    public void A_class_that_means_the_same_plans_nothing_again()
    {
        GeneratorRun run = Trained();
        SyntaxTree tree = run.Input.SyntaxTrees[0];
        SyntaxTree edited = TestCompilation.Parse(Sources.Valid.Replace("Padding = 1, WeightBits = 4", "WeightBits = 4, Padding = 1, Stride = 1"), tree.FilePath);
        GeneratorRunResult again = Rerun(run, run.Input.ReplaceSyntaxTree(tree, edited));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(again, Steps.Models));
        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(again, Steps.Graphs));
        CacheAssert.AssertCached(again, [Steps.Inputs, Steps.Plans, Steps.Code, Steps.Files]);
    }

    [Fact]
    public void Work_that_is_cancelled_ends()
    {
        var cancelled = new CancellationToken(canceled: true);
        GraphResult graph = NetworkCompiler.Graph(Trained().Values<NetworkModel>(Steps.Models)[0].Class);
        Assert.Throws<OperationCanceledException>(() => NetworkCompiler.Plan(graph, Sources.TrainText(Sources.Valid, seed: 1), cancelled));
        Assert.Throws<OperationCanceledException>(() => NetworkCompiler.Emit(new PlanResult(null, []), cancelled));
    }

    [Fact]
    public void A_new_value_runs_everything_again()
    {
        GeneratorRun run = Trained();
        SyntaxTree tree = run.Input.SyntaxTrees[0];
        SyntaxTree edited = TestCompilation.Parse(Sources.Valid.Replace("TimeSteps = 2", "TimeSteps = 3"), tree.FilePath);
        GeneratorRunResult again = Rerun(run, run.Input.ReplaceSyntaxTree(tree, edited));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(again, Steps.Plans));
        Assert.Equal("SNN1008", Assert.Single(again.Diagnostics).Id);
    }

    [Fact]
    public void A_block_in_another_file_updates_the_networks_that_use_it()
    {
        string network = Sources.Blocks.Replace(Sources.BasicBlock, "");
        string block = "using SnnDsl; namespace Test;" + Sources.BasicBlock;
        GeneratorRun run = GeneratorRun.Of([network, block, Second], Artifact("Net", Sources.Blocks), Artifact("Second", Second));
        Assert.Empty(run.Diagnostics);
        SyntaxTree tree = run.Input.SyntaxTrees[1];
        SyntaxTree edited = TestCompilation.Parse(block.Replace("Padding = 1), BatchNorm]", "Padding = 1, WeightBits = 4), BatchNorm]"), tree.FilePath);
        GeneratorRunResult again = Rerun(run, run.Input.ReplaceSyntaxTree(tree, edited));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(again, Steps.Plans));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(again, Steps.Blocks));
        Assert.Equal("SNN1008", Assert.Single(again.Diagnostics).Id);
    }

    [Fact]
    public void A_block_that_only_moves_compiles_nothing()
    {
        string block = "using SnnDsl; namespace Test;" + Sources.BasicBlock;
        GeneratorRun run = GeneratorRun.Of([Sources.Blocks.Replace(Sources.BasicBlock, ""), block], Artifact("Net", Sources.Blocks));
        SyntaxTree tree = run.Input.SyntaxTrees[1];
        GeneratorRunResult again = Rerun(run, run.Input.ReplaceSyntaxTree(tree, TestCompilation.Parse("// A comment.\n" + block, tree.FilePath)));
        CacheAssert.AssertCached(again, [Steps.Models, Steps.Graphs, Steps.Plans, Steps.Code, Steps.Stages, Steps.Files, Steps.Blocks, Steps.BlockChecks, Steps.BlockStages]);
    }

    private static GeneratorRun Trained() => GeneratorRun.Of(Sources.Valid, Artifact("Net", Sources.Valid));

    private static AdditionalText Artifact(string name, string source, int seed = 1) =>
        TestCompilation.Artifact(name, Sources.TrainText(source, seed));

    private static GeneratorRunResult Rerun(GeneratorRun run, CSharpCompilation input) =>
        run.Driver.RunGenerators(input).GetRunResult().Results[0];

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;
}
