using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>Fully connected layer with weights of a format; a bias only in the read-out.</summary>
public sealed record LinearOperation(int Inputs, int Outputs, WeightFormat Weights, bool HasBias) : FloatOperation("Linear");
