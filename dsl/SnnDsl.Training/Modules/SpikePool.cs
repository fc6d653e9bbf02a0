using SnnDsl.Compiler.Declarations;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Pooling of spikes at each time step: maximum, mean or sum of a window; a maximum may be padded, with silence.</summary>
public sealed class SpikePool : nn.Module<Tensor, Tensor>
{
    private readonly PoolOperation _operation;

    internal SpikePool(PoolOperation operation)
        : base(nameof(SpikePool))
    {
        _operation = operation;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => TimeFolding.Apply(input, Pool);

    private Tensor Pool(Tensor spikes)
    {
        var window = _operation.Window;
        long[] size = [window.Kernel.Height, window.Kernel.Width];
        long[] stride = [window.Stride.Height, window.Stride.Width];
        return _operation.Kind switch
        {
            PoolKind.Max => nn.functional.max_pool2d(spikes, size, stride, padding: [window.Padding.Height, window.Padding.Width]),
            PoolKind.Average => nn.functional.avg_pool2d(spikes, size, stride),
            PoolKind.Sum => nn.functional.avg_pool2d(spikes, size, stride) * window.Size,
            _ => throw new InvalidOperationException($"No module computes the pooling {_operation.Kind}."),
        };
    }
}
