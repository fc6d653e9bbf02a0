using SnnDsl.Compiler.Declarations;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Option A of He et al. 2016: [T, batch, channels, height, width] with every n-th row and column, and
/// channels of zeros in front and behind.</summary>
public sealed class OptionAShortcut : nn.Module<Tensor, Tensor>
{
    private readonly int _stride;
    private readonly long[] _padding;

    internal OptionAShortcut(OptionAOperation operation, TensorShape output)
        : base(nameof(OptionAShortcut))
    {
        _stride = operation.Stride;
        var behind = output.Channels - operation.Input.Channels - operation.ChannelOffset;
        // Pairs from the last dimension on: columns and rows get none, a flat value has neither.
        _padding = output.IsFlat ? [operation.ChannelOffset, behind] : [0, 0, 0, 0, operation.ChannelOffset, behind];
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var picked = _stride == 1
            ? input
            : input.slice(3, 0, input.shape[3], _stride).slice(4, 0, input.shape[4], _stride);
        return nn.functional.pad(picked, _padding);
    }
}
