using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>Ends the reading of an artifact at the first thing that is wrong; it never leaves the reader.</summary>
internal sealed class ArtifactException(Issue issue) : Exception(issue.Message)
{
    public Issue Issue { get; } = issue;
}
