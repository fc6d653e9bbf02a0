using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The layer that an operation emits, and the plan around it.</summary>
internal sealed record EmissionContext(Plan Plan, LayerPlan Layer)
{
    /// <summary>The node.</summary>
    public IntegerNode Node => Layer.Node;

    /// <summary>The node that it reads.</summary>
    public IntegerNode Source => Plan.Graph.Source(Node);

    /// <summary>Whether that is the image: the input that is no events.</summary>
    public bool ReadsImage => Source.Inputs.Count == 0 && !Plan.Graph.Declaration.ReadsEvents;

    /// <summary>Start of the names that its stage has in C.</summary>
    public string Symbol => CNames.Stage(Node.Stage);

    /// <summary>Name of an array of its stage.</summary>
    public string Array(ConstantRole role) => Layer.Constant(role).Name;
}
