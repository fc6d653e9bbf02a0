using System.Text.RegularExpressions;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The macros of snn/stack.h for what the layers of a network call.</summary>
internal static class StackText
{
    private static readonly Regex Call = new(@"\bsnn_(?!net_)(?<name>[a-z0-9_]+)\(", RegexOptions.ExplicitCapture);

    /// <summary>One macro per function, by name.</summary>
    public static EquatableArray<string> Macros(EquatableArray<LayerView> layers) => layers
        .SelectMany(l => l.Statements.Concat(l.StepStatements))
        .SelectMany(statement => Call.Matches(statement).Cast<Match>())
        .Select(match => "SNN_STACK_" + match.Groups["name"].Value.ToUpperInvariant())
        .Distinct()
        .OrderBy(macro => macro, StringComparer.Ordinal)
        .ToEquatableArray();
}
