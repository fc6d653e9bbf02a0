using SnnDsl.Compiler.Issues;

namespace SnnDsl.Generator.Tests.Rules;

/// <summary>How a rule is broken, and a neighbour that does not break it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fires">Source that breaks it; <c>{|#0:...|}</c> marks where.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Passes">Source that does not break it; the same source without the mark if only the artifact matters.</param>
internal sealed record RuleExample(IssueRule Rule, string Fires, string Message, string Passes)
{
    /// <summary>Makes the artifact's text that breaks the rule; without it, there is no artifact.</summary>
    public Func<string>? FiringArtifact { get; init; }

    /// <summary>Source of an assembly that the firing source refers to, compiled without the generator.</summary>
    public string? Library { get; init; }

    /// <summary>Makes the artifact's text that does not break the rule.</summary>
    public Func<string>? PassingArtifact { get; init; }
}
