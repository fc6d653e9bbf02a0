namespace SnnDsl.Compiler.Operations;

/// <summary>One input of an operation.</summary>
/// <param name="Role">What the operation does with it.</param>
/// <param name="Node">Id of the node whose value it is.</param>
public readonly record struct Edge(EdgeRole Role, int Node);
