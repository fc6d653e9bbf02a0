using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>What the choice of a layer's kernels may know.</summary>
/// <param name="Plan">Proved ranges and types of all layers.</param>
/// <param name="ListBytes">Bytes of working memory up to which event lists are made longer.</param>
/// <param name="Issues">Takes what a stage asks for and cannot have.</param>
internal sealed record KernelScope(Plan Plan, int ListBytes, IssueSink Issues)
{
    /// <summary>The graph.</summary>
    public IntegerGraph Graph => Plan.Graph;

    /// <summary>What the stage of a layer asks for; <see langword="null"/> if nothing.</summary>
    public KernelDeclaration? Asked(LayerPlan layer) => Graph.Declaration.Stage(layer.Node.Stage).Kernel;

    /// <summary>Reports a kernel that a stage asks for and cannot have.</summary>
    public void Refuse(KernelDeclaration asked, LayerPlan layer, string what, string reason) =>
        Issues.Add(IssueCatalogue.KernelNotPossible.At(asked.Element, what, layer.Node.Stage, reason));

    /// <summary>No choice: a stage that does not read spikes has no kernels to choose.</summary>
    public KernelChoice? Refuse(LayerPlan layer)
    {
        if (Asked(layer) is { } asked)
        {
            Refuse(asked, layer, "kernels", "reads the image or is the read-out: there is one kernel for it");
        }

        return null;
    }
}
