using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Reports;

namespace PaperNetworks.Sizes;

/// <summary>A declared network as it is written and with the channels that its [Prune] ratios leave.</summary>
/// <param name="Declared">Shapes as written in the class.</param>
/// <param name="Pruned">Shapes after pruning.</param>
public sealed record NetworkSize(FloatGraph Declared, FloatGraph Pruned)
{
    /// <summary>Parameters after pruning.</summary>
    public ParameterCounts Counts { get; } = ParameterCounts.Of(Pruned);

    /// <summary>Parameters of the class as it is written.</summary>
    public ParameterCounts DeclaredCounts { get; } = ParameterCounts.Of(Declared);

    /// <summary>Output channels of the convolutions after pruning, in order.</summary>
    public IReadOnlyList<int> Channels => [.. Pruned.Nodes.Select(node => node.Operation).OfType<Conv2dOperation>().Select(conv => conv.Channels)];

    /// <summary>Reads a class and infers its shapes.</summary>
    /// <exception cref="InvalidDataException">The class has errors; all of them are named.</exception>
    public static NetworkSize Of(Type network)
    {
        var issues = new IssueSink();
        NetworkDeclaration? declaration = DeclarationReader.Read(ReflectionReader.Read(network), issues);
        FloatGraph? declared = declaration is null ? null : FloatGraphBuilder.Run(declaration, issues);
        FloatGraph? pruned = declaration is null ? null : FloatGraphBuilder.Run(declaration, PrunedChannels.Of(declaration), issues);
        return declared is null || pruned is null
            ? throw new InvalidDataException(string.Join(Environment.NewLine, issues.ToArray()))
            : new NetworkSize(declared, pruned);
    }
}
