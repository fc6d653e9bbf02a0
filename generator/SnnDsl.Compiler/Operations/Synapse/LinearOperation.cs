using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>Fully connected layer with weights of a format; a bias only in the read-out.</summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Outputs">Number of outputs.</param>
/// <param name="Weights">Bits and grid of the weights.</param>
/// <param name="HasBias">Whether each output has a bias.</param>
public sealed record LinearOperation(int Inputs, int Outputs, WeightFormat Weights, bool HasBias)
    : SynapseOperation("Linear", Outputs, Inputs, Weights, HasBias)
{
    /// <inheritdoc/>
    public override long Connections => (long)Inputs * Outputs;

    /// <inheritdoc/>
    public override SynapseGeometry Geometry(TensorShape output) => new(TensorShape.Flat(Inputs), output, Window.Point, IsLinear: true);

    internal override string Describe() => $"[{Outputs} outputs, {Weights}{(HasBias ? ", bias" : "")}]";
}
