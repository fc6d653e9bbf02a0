using Microsoft.CodeAnalysis;

namespace SnnDsl.Generator;

/// <summary>The signature of a Forward method as text, with everything that it must not have.</summary>
internal static class ForwardSignature
{
    public static string Of(IMethodSymbol method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(Of));
        string types = method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(t => t.Name))}>";
        return $"{ModifiersOf(method)}{TypeOf(method.ReturnType)} {method.Name}{types}({parameters})";
    }

    private static string Of(IParameterSymbol parameter)
    {
        string modifier = parameter.RefKind == RefKind.None ? "" : parameter.RefKind.ToString().ToLowerInvariant() + " ";
        string list = parameter.IsParams ? "params " : "";
        return list + modifier + TypeOf(parameter.Type);
    }

    private static string ModifiersOf(IMethodSymbol method) => string.Concat(
        method.IsStatic ? "static " : "",
        method.IsAsync ? "async " : "",
        method.IsAbstract ? "abstract " : "",
        method.IsVirtual ? "virtual " : "",
        method.IsOverride ? "override " : "",
        method.RefKind == RefKind.None ? "" : "ref ");

    private static string TypeOf(ITypeSymbol type) => type.ToDisplayString(FullNames.Format);
}
