namespace SnnDsl.Compiler.Operations;

/// <summary>The input image, unsigned 8 bit, the same at every time step.</summary>
public sealed record ImageOperation : IntegerOperation;
