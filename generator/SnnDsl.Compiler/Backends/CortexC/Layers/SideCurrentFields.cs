using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Description of a layer's branch, see snn/neuron.h. Nothing for layers without one.</summary>
internal static class SideCurrentFields
{
    /// <summary>Name of the definition.</summary>
    public static string Name(IntegerBranch branch) => Symbol(branch) + "_side_current";

    /// <summary>The definition.</summary>
    public static EquatableArray<string> Struct(EmissionContext context, SpikingOperation operation)
    {
        if (operation.Branch is not { } branch)
        {
            return [];
        }

        SynapseGeometry geometry = branch.Synapse.Geometry;
        string[] fields =
        [
            .. geometry.IsLinear ? [] : (string[])
            [
                $".input = {LayerFields.Shape(geometry.Input)}",
                .. LayerFields.Window(geometry.Window),
            ],
            $".planes = {context.Plan.Graph.BranchSource(context.Node)!.Planes}",
            .. LayerFields.Synapse(Symbol(branch), branch.Synapse),
            $".multiplier = {Symbol(branch)}_multipliers",
            $".shift = {branch.Parameters.Shift}",
        ];
        return [$"static const SNN_CONST snn_side_current_t {Name(branch)} = {{", .. fields.Select(field => $"    {field},"), "};"];
    }

    private static string Symbol(IntegerBranch branch) => CNames.Stage(branch.Stage);
}
