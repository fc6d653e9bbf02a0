using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>A value of the float graph and the operation that makes it from the values of <paramref name="Inputs"/>.</summary>
public sealed record FloatNode(
    int Id, StageUse Use, FloatOperation Operation, EquatableArray<int> Inputs, ValueKind Kind, TensorShape Shape, int Element)
{
    /// <summary>Stage and operation, unique in the network.</summary>
    public string Name => Stage.Length == 0 ? Operation.Name : $"{Stage}.{Operation.Name}";

    /// <summary>Name of the stage's use.</summary>
    public string Stage => Use.Name;

    /// <summary>The declared stage whose parameters the node uses.</summary>
    public string Parameters => Use.Stage;
}
