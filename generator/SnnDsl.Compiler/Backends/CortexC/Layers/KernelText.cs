using System.Globalization;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What generated C says about the kernels of a layer, and what they are expected to cost.</summary>
internal static class KernelText
{
    public static IEnumerable<string> Of(Plan plan, LayerPlan layer, SynapseGeometry geometry)
    {
        if (layer.Kernel is not { } kernel)
        {
            yield break;
        }

        bool isForced = plan.Graph.Declaration.Stage(layer.Node.Stage).Kernel is not null;
        string lists = geometry.IsLinear
            ? kernel.UsesTotals ? "rows of spikes or of silence" : "rows of spikes"
            : Lists(kernel, geometry);
        yield return $"Kernels{(isForced ? ", as declared" : "")}: {lists}; neurons {Neurons(kernel)}.";
        yield return $"Expected instructions: {string.Join(", ", CostModel.All.Select(c => $"{c.Core} {Thousands(CostModel.Instructions(c, plan.Graph, layer))}"))}.";
    }

    /// <summary>How many columns of a convolution share an event list.</summary>
    public static string Lists(KernelChoice kernel, SynapseGeometry geometry) => $"event lists for {kernel.Columns} of {geometry.Output.Width} columns";

    private static string Neurons(KernelChoice kernel) => kernel.Neurons switch
    {
        NeuronUpdate.Wide => "in 32 bits",
        NeuronUpdate.Scalar => "in 16 bits, one at a time",
        NeuronUpdate.LanesWhereExact => "in lanes where 16 bits are compared whole, one at a time on M0 and M3",
        NeuronUpdate.BitPlanes => $"in {kernel.Planes} bit planes",
        _ => "in lanes of 16 bits",
    };

    private static string Thousands(double instructions) =>
        (instructions / 1000).ToString(instructions < 10000 ? "0.0" : "0", CultureInfo.InvariantCulture) + " k";
}
