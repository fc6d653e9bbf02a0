using System.Diagnostics;
using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Comparison;
using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>
/// Makes a failing case small: its one-step simplifications run, some at a time; the first that still fails is next.
/// Gives up after two minutes with what it has.
/// </summary>
internal static class Shrinker
{
    private const int MaximumRounds = 60;

    /// <summary>Candidates that share a program: compiling more is wasted where one of the first fails.</summary>
    private const int CandidatesAtOnce = 12;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>The smallest failing case that was found, and its difference.</summary>
    public static (NetworkCase Case, Difference Difference) Shrink(NetworkCase failing, IExecutor executor)
    {
        Difference difference = Compare(failing, executor.Run([failing])[0])
            ?? new Difference(-1, "it failed among other networks and does not fail alone");
        var watch = Stopwatch.StartNew();
        for (int round = 0; round < MaximumRounds; round++)
        {
            if (FirstFailing(Candidates(failing, difference, round), executor, watch) is not { } next)
            {
                break;
            }

            (failing, difference) = next;
        }

        return (failing, difference);
    }

    private static (NetworkCase Case, Difference Difference)? FirstFailing(
        IEnumerable<NetworkCase> candidates, IExecutor executor, Stopwatch watch)
    {
        foreach (NetworkCase[] chunk in candidates.Chunk(CandidatesAtOnce).TakeWhile(_ => watch.Elapsed < TimeLimit))
        {
            IReadOnlyList<CaseOutcome> outcomes = executor.Run(chunk);
            for (int i = 0; i < chunk.Length; i++)
            {
                if (Compare(chunk[i], outcomes[i]) is { } difference)
                {
                    return (chunk[i], difference);
                }
            }
        }

        return null;
    }

    private static Difference? Compare(NetworkCase networkCase, CaseOutcome outcome) => Comparer.FirstDifference(networkCase, outcome);

    /// <summary>Compiled simplifications that could be written as a class, under names of their own, so that they can share a program.</summary>
    private static IEnumerable<NetworkCase> Candidates(NetworkCase failing, Difference difference, int round)
    {
        int index = 0;
        foreach (Draft draft in Drafts(failing, difference))
        {
            NetworkDeclaration renamed = draft.Declaration with { Name = $"Small{round}C{index++}" };
            NetworkArtifact artifact = draft.Artifact with { Network = renamed.Name, Declaration = DeclarationText.Lines(renamed) };
            var issues = new IssueSink();
            if (ClassModels.Read(renamed, issues) is not null
                && NetworkCase.Compile(renamed, artifact, draft.Images, issues) is { } candidate)
            {
                yield return candidate;
            }
        }
    }

    private static IEnumerable<Draft> Drafts(NetworkCase failing, Difference difference)
    {
        if (failing.Images.Count > 1)
        {
            int first = Math.Max(difference.Image, 0);
            foreach (int i in Enumerable.Range(first, failing.Images.Count))
            {
                yield return new Draft(failing.Declaration, failing.Artifact, [failing.Images[i % failing.Images.Count]]);
            }
        }

        foreach (NetworkDeclaration smaller in DeclarationReductions.Of(failing.Declaration))
        {
            NetworkDeclaration numbered = DeclarationGenerator.Renumber(smaller);
            if (ParameterFitter.Fit(numbered, failing.Artifact, failing.Declaration) is { } artifact)
            {
                foreach (int firstStep in FirstSteps(failing.Declaration, numbered))
                {
                    byte[][] images = [.. failing.Images.Select(i => ParameterFitter.FitImage(i, failing.Declaration, numbered, firstStep))];
                    yield return new Draft(numbered, artifact, images);
                }
            }
        }

        foreach (NetworkArtifact artifact in ValueReductions.Of(failing.Artifact))
        {
            yield return new Draft(failing.Declaration, artifact, failing.Images);
        }

        if (failing.Images.Count == 1)
        {
            byte largest = (byte)failing.Graph.Nodes[0].Maximum;
            foreach (byte[] image in ValueReductions.Of(failing.Images[0], largest).Where(i => !i.AsSpan().SequenceEqual(failing.Images[0])))
            {
                yield return new Draft(failing.Declaration, failing.Artifact, [image]);
            }
        }
    }

    /// <summary>Where the events that are left can start: at the first step, or so that they end with the last.</summary>
    private static IEnumerable<int> FirstSteps(NetworkDeclaration declaration, NetworkDeclaration smaller) =>
        new[] { 0, declaration.ReadsEvents ? declaration.TimeSteps - smaller.TimeSteps : 0 }.Distinct();

    private sealed record Draft(NetworkDeclaration Declaration, NetworkArtifact Artifact, IReadOnlyList<byte[]> Images);
}
