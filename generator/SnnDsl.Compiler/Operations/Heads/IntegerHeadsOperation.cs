using SnnDsl.Compiler.Artifacts;

namespace SnnDsl.Compiler.Operations;

/// <summary>The read-out of two states: score = (sum over both of weight * mean) + bias, per class; its inputs are the older and
/// the newer one.</summary>
public sealed record IntegerHeadsOperation(HeadsArtifact Parameters) : IntegerOperation;
