namespace SnnDsl.Compiler.Declarations;

/// <summary>Kernels that a stage asks for; 0 and Automatic leave the choice to the compiler.</summary>
/// <param name="Neurons">How neurons are updated.</param>
/// <param name="Sums">Which rows of weights are added.</param>
/// <param name="Columns">Output columns that share an event list.</param>
/// <param name="Element">Place of the attribute.</param>
public sealed record KernelDeclaration(NeuronKernel Neurons, SumKernel Sums, int Columns, int Element);
