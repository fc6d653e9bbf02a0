using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Prints the steps of a network as the Forward method that a user would write.</summary>
internal static class ForwardPrinter
{
    public static string Print(NetworkDeclaration declaration)
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
