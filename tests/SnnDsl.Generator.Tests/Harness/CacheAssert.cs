using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace SnnDsl.Generator.Tests.Harness;

/// <summary>What every run of the generator must hold.</summary>
internal static class CacheAssert
{
    /// <summary>Steps whose output may move when a class moves.</summary>
    private static readonly string[] PositionSteps =
    [
        Steps.Classes, Steps.Positions, Steps.Diagnostics, Steps.BlockClasses, Steps.BlockPositions, Steps.BlockDiagnostics, Steps.Reports,
    ];

    /// <summary>All steps that are named, from the constants.</summary>
    public static IReadOnlyList<string> AllSteps { get; } =
        [.. typeof(Steps).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (string)f.GetRawConstantValue()!)];

    public static void UnrelatedTypeRunsNothing(GeneratorRun run)
    {
        SyntaxTree other = TestCompilation.Parse("public struct Unrelated { public int Value; }", "Unrelated.cs");
        GeneratorRunResult again = run.Driver.RunGenerators(run.Input.AddSyntaxTrees(other)).GetRunResult().Results[0];
        AssertCached(again, AllSteps);
        AssertCached(again.TrackedOutputSteps.SelectMany(s => s.Value).Where(s => !IsReport(s)), "output");
        Assert.Equal(run.Diagnostics.Length, again.TrackedOutputSteps.SelectMany(s => s.Value).Count(IsReport));
    }

    public static void CommentMovesOnlyPositions(GeneratorRun run)
    {
        SyntaxTree tree = run.Input.SyntaxTrees[0];
        SyntaxTree moved = TestCompilation.Parse("// A comment.\n" + tree, tree.FilePath);
        GeneratorRunResult again = run.Driver.RunGenerators(run.Input.ReplaceSyntaxTree(tree, moved)).GetRunResult().Results[0];
        AssertCached(again, AllSteps.Except(PositionSteps));
        if (run.Diagnostics.IsEmpty)
        {
            AssertCached(again, [Steps.Diagnostics, Steps.BlockDiagnostics, Steps.Reports]);
        }
    }

    public static void AssertCached(GeneratorRunResult result, IEnumerable<string> steps)
    {
        foreach (string step in steps)
        {
            if (result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs))
            {
                AssertCached(runs, step);
            }
        }
    }

    public static void HoldsOnlyValues(GeneratorRunResult result)
    {
        foreach (string step in AllSteps)
        {
            if (result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs))
            {
                foreach ((object value, _) in runs.SelectMany(r => r.Outputs))
                {
                    Walk(value, step, []);
                }
            }
        }
    }

    /// <summary>Whether the output is a diagnostic: it is placed in the trees of each new compilation, one by one.</summary>
    private static bool IsReport(IncrementalGeneratorRunStep output) =>
        output.Inputs.SelectMany(i => i.Source.Inputs).Any(i => i.Source.Name == Steps.Reports);

    private static void AssertCached(IEnumerable<IncrementalGeneratorRunStep> runs, string step) => Assert.All(
        runs.SelectMany(r => r.Outputs),
        output => Assert.True(
            output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
            $"The step '{step}' ran again: {output.Reason}."));

    /// <summary>Follows every field of a value; fails on what keeps a compilation alive.</summary>
    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value.GetType().IsPrimitive || value.GetType().IsEnum || value is string || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SyntaxReference or AttributeData,
            $"{path} holds a {value.GetType()}.");
        if (value is IEnumerable items && value.GetType().IsArray)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }

            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
