using System.Globalization;
using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// A Forward method as the text of <see cref="ParsedAttribute"/>: its signature, its expressions and the returned
/// value, as in "SnnDsl.Current Forward(SnnDsl.Signal); apply Stem 0; apply Classifier 1; return 2".
/// </summary>
public static class ForwardText
{
    private const string Separator = "; ";

    /// <summary>The text of a method without problems.</summary>
    public static string Write(ForwardModel forward) => string.Join(
        Separator,
        forward.Expressions.Select(Word).Prepend(forward.Signature).Append($"return {Invariant.Text(forward.Result)}"));

    /// <summary>
    /// Reads the text; elements are numbered from <paramref name="next"/>: the method, then its expressions. A text that is
    /// not of this form gives a problem.
    /// </summary>
    public static ForwardModel Read(string text, ref int next)
    {
        int element = next++;
        string[] parts = text.Split([Separator], StringSplitOptions.None);
        var expressions = new List<ForwardExpression>();
        foreach (string part in parts.Skip(1).Take(parts.Length - 2))
        {
            if (Expression(part.Split(' '), expressions.Count, next++) is not { } expression)
            {
                return Broken(element, $"it has the step '{part}'");
            }

            expressions.Add(expression);
        }

        string[] last = parts[parts.Length - 1].Split(' ');
        return last.Length == 2 && last[0] == "return" && Value(last[1], expressions.Count) is { } result
            ? new ForwardModel(parts[0], expressions.ToEquatableArray(), result, element)
            : Broken(element, $"it has the step '{parts[parts.Length - 1]}'");
    }

    private static string Word(ForwardExpression expression) => expression switch
    {
        ApplyExpression a => $"apply {a.Property} {Invariant.Text(a.Input)}",
        SumExpression s => $"add {Invariant.Text(s.Left)} {Invariant.Text(s.Right)}",
        OptionAExpression o => $"option-a {Invariant.Text(o.Input)} {Invariant.Text(o.Target)}",
        ResidualExpression s => $"to-residual {Invariant.Text(s.Current)}",
        AverageExpression a => $"average {Invariant.Text(a.Residual)} {Invariant.Text(a.Current)}",
        _ => throw new InvalidOperationException($"The expression {expression.GetType().Name} has no text."),
    };

    private static ForwardExpression? Expression(string[] words, int values, int element)
    {
        if (words.Length == 2 && words[0] == "to-residual" && Value(words[1], values) is { } current)
        {
            return new ResidualExpression(current, element);
        }

        if (words.Length != 3 || Value(words[2], values) is not { } second)
        {
            return null;
        }

        if (words[0] == "apply")
        {
            return new ApplyExpression(words[1], second, element);
        }

        return Value(words[1], values) is not { } first ? null : words[0] switch
        {
            "add" => new SumExpression(first, second, element),
            "average" => new AverageExpression(first, second, element),
            "option-a" => new OptionAExpression(first, second, element),
            _ => null,
        };
    }

    /// <summary>The number of a value that exists already.</summary>
    private static int? Value(string text, int values) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= values ? value : null;

    /// <summary>The Forward of a compiled class that cannot be read.</summary>
    public static ForwardModel Broken(int element, string reason) =>
        new("", [], 0, element) { Problems = [new ForwardProblem(ForwardProblemKind.Attribute, reason, element)] };
}
