using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>Reads the parameters of a block's constructor.</summary>
internal static class ParameterReader
{
    public static EquatableArray<ParameterModel> Read(INamedTypeSymbol type, SourceMapBuilder positions) =>
        (Constructor(type)?.Parameters ?? []).Select(p => Read(p, positions)).ToEquatableArray();

    /// <summary>In source, parameters stand behind the name of the class: generated code cannot see those of another constructor.</summary>
    public static bool IsSupported(INamedTypeSymbol type, CancellationToken cancellation) =>
        Constructor(type) is not { Parameters.Length: > 0 } constructor
        || constructor.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax);

    /// <summary>The longest constructor of a block.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        BlockReader.IsBlock(type) ? type.InstanceConstructors.OrderByDescending(c => c.Parameters.Length).FirstOrDefault() : null;

    private static ParameterModel Read(IParameterSymbol parameter, SourceMapBuilder positions)
    {
        object? fallback = parameter.HasExplicitDefaultValue ? ConstantValues.Of(parameter.ExplicitDefaultValue) : null;
        return new ParameterModel(
            parameter.Name, parameter.Type.ToDisplayString(FullNames.Format), fallback, positions.Add(parameter.Locations.FirstOrDefault()));
    }
}
