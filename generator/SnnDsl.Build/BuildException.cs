using System.Globalization;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Build;

/// <summary>A rule of the build step was broken; the message is ready to read.</summary>
public sealed class BuildException : Exception
{
    /// <summary>Fills the rule's message with the arguments.</summary>
    public BuildException(IssueRule rule, params object[] arguments)
        : base(string.Format(CultureInfo.InvariantCulture, rule.MessageFormat, arguments)) => Rule = rule;

    /// <summary>The rule that was broken.</summary>
    public IssueRule Rule { get; }
}
