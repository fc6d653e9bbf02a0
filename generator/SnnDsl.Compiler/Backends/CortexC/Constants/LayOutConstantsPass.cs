using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// Makes every array of constants that the target carries: each operation says which. Their bytes are what flash is counted by,
/// and emission prints them as they are.
/// </summary>
public static class LayOutConstantsPass
{
    public static Plan Run(Plan plan, IssueSink issues) =>
        plan.Map(layer => layer with { Constants = layer.Node.Operation.Constants(plan.Graph, layer) });
}
