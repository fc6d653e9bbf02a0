using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>Chooses the narrowest integers that every proved value fits: each operation says which.</summary>
public static class ChooseStoragePass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer with { Storage = layer.Node.Operation.Storage(plan, layer) });
}
