namespace SnnDsl.Compiler.Operations;

/// <summary>An operation of the float graph.</summary>
public abstract record FloatOperation(string Name);
