using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>A value of the float graph and the operation that makes it from the values of <paramref name="Inputs"/>.</summary>
public sealed record FloatNode(
    int Id, string Stage, FloatOperation Operation, EquatableArray<int> Inputs, ValueKind Kind, TensorShape Shape, int Element)
{
    /// <summary>Stage and operation, unique in the network.</summary>
    public string Name => Stage.Length == 0 ? Operation.Name : $"{Stage}.{Operation.Name}";

    /// <summary>The declared stage whose parameters the node uses: a later use of a shared stage is named Stage#2.</summary>
    public string Parameters => Stage.Split('#')[0];
}
