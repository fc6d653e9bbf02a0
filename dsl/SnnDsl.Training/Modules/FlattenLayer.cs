using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>[T, batch, channels, height, width] to [T, batch, features], channels outermost; the export reorders the
/// weights behind it to the target's height, width, channel order.</summary>
public sealed class FlattenLayer : nn.Module<Tensor, Tensor>
{
    internal FlattenLayer()
        : base(nameof(FlattenLayer))
    {
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(2);
}
