using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Prints the steps of a network as the Forward method that a user would write.</summary>
internal static class ForwardPrinter
{
    public static string Print(NetworkDeclaration declaration) =>
        declaration.Steps.Any(s => s is JoinStep) ? Print(ClassModels.Of(declaration).Forward!) : PrintSteps(declaration);

    /// <summary>The method of a transformer, whose steps are fewer than those of the network.</summary>
    private static string Print(ForwardModel forward)
    {
        var text = new StringBuilder("\n    public Current Forward(Signal v0)\n    {\n");
        foreach ((int i, ForwardExpression expression) in forward.Expressions.Index())
        {
            string value = expression switch
            {
                ApplyExpression a => $"{a.Property}(v{a.Input})",
                SumExpression s => $"v{s.Left} + v{s.Right}",
                ResidualExpression s => $"v{s.Current}.ToResidual()",
                AverageExpression a => $"v{a.Residual}.Average(v{a.Current})",
                OptionAExpression o => $"v{o.Input}.OptionA(v{o.Target})",
                _ => throw new ArgumentException($"The expression {expression.GetType().Name} cannot be printed.", nameof(forward)),
            };
            text.Append(CultureInfo.InvariantCulture, $"        var v{i + 1} = {value};\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"        return v{forward.Result};\n    }}\n").ToString();
    }

    private static string PrintSteps(NetworkDeclaration declaration)
    {
        var text = new StringBuilder("\n    public Current Forward(Signal v0)\n    {\n");
        for (int i = 0; i < declaration.Steps.Count - 1; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        {TypeOf(declaration, declaration.Steps[i])} v{i + 1} = {Expression(declaration.Steps[i])};\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"        return {Expression(declaration.Steps[^1])};\n    }}\n").ToString();
    }

    private static string TypeOf(NetworkDeclaration declaration, ForwardStep step) =>
        step is ApplyStep apply && ClassPrinter.TypeOf(declaration.Stage(apply.Stage)) == "Synapse" ? "Current" : "Spikes";

    private static string Expression(ForwardStep step) => step switch
    {
        ApplyStep a => $"{a.Stage}({string.Join(" + ", a.Shortcuts.Prepend(a.Input).Concat(a.Branch is { } branch ? [branch] : Array.Empty<int>()).Select(v => $"v{v}"))})",
        OptionAStep o => $"v{o.Input}.OptionA(v{o.Target})",
        _ => throw new ArgumentException($"The step {step.GetType().Name} cannot be printed.", nameof(step)),
    };
}
