using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Operations;

/// <summary>Choice of the kernel of currents that join a residual: they have no neurons, only the columns of a list are to choose.</summary>
internal static class ResidualKernel
{
    /// <summary>The kernel of a layer.</summary>
    public static KernelChoice Choose(KernelScope scope, LayerPlan layer, IntegerSynapse synapse)
    {
        if (scope.Asked(layer) is { } asked and ({ Neurons: not NeuronKernel.Automatic } or { Sums: not SumKernel.Automatic }))
        {
            scope.Refuse(asked, layer, "neurons or sums", "makes the state of a stream: only Columns can be chosen");
        }

        var kernel = new KernelChoice(NeuronUpdate.Wide, Columns: 1, UsesTotals: false);
        return kernel with { Columns = ListColumns.Choose(scope, layer, synapse, kernel) };
    }
}
