namespace SnnDsl.Compiler.Operations;

/// <summary>An operation of the integer graph.</summary>
public abstract record IntegerOperation;
