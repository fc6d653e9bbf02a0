namespace SnnDsl.Compiler.Operations;

/// <summary>The events of each time step: counts up to the node's maximum.</summary>
public sealed record EventsOperation : IntegerOperation;
