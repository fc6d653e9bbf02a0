using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler;

/// <summary>A trained network at run time: the same way from class and file to plan that the generator goes.</summary>
public static class TrainedNetwork
{
    /// <summary>Loads a network class and the text of its trained parameters.</summary>
    /// <exception cref="InvalidDataException">The class has errors or the parameters do not fit; all issues are named.</exception>
    public static Plan Load(Type network, string artifactText)
    {
        var issues = new IssueSink();
        ClassModel model = ReflectionReader.Read(network);
        Plan? plan = NetworkCompiler.Check(model, issues) is { } graph
            ? NetworkCompiler.Link(graph, artifactText, issues)
            : null;
        return plan ?? throw new InvalidDataException(string.Join("\n", issues.ToArray()));
    }
}
