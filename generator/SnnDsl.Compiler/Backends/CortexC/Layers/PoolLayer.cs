namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Pooling of spikes, see snn/pool.h.</summary>
internal static class PoolLayer
{
    public static LayerEmission Emit(EmissionContext context, IntegerPoolOperation pool) => new(
        [
            $"{context.Node.Name}: {(pool.IsMaximum ? "OR" : "count")} of {pool.Window.Kernel.Rectangle} stride {pool.Window.Stride}{(pool.Window.Padding == default ? "" : $" padding {pool.Window.Padding}")}, "
                + $"{context.Source.Shape} -> {context.Node.Shape}.",
        ],
        "snn_pool_t",
        context.Symbol + "_pooling",
        [
            $".input = {LayerFields.Shape(context.Source.Shape)}",
            $".output = {LayerFields.Shape(context.Node.Shape)}",
            $".window = {LayerFields.Extent(pool.Window.Kernel)}",
            $".stride = {LayerFields.Extent(pool.Window.Stride)}",
            .. pool.Window.Padding == default ? (string[])[] : [$".padding = {LayerFields.Extent(pool.Window.Padding)}"],
            $".planes = {context.Node.Planes}",
        ],
        (name, memory) => KernelCall.Plain(memory, context.Layer, pool.IsMaximum ? "snn_pool_max" : "snn_pool_sum", name));
}
