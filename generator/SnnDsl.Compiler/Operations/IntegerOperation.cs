using SnnDsl.Compiler.Backends.CortexC;

namespace SnnDsl.Compiler.Operations;

/// <summary>An operation of the integer graph.</summary>
public abstract record IntegerOperation
{
    /// <summary>C of a layer that computes it.</summary>
    internal abstract LayerEmission Emit(EmissionContext context);
}
