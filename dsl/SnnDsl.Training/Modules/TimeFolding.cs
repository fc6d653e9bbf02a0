using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Layers without memory treat time steps as more samples: [T, batch, ...] becomes [T * batch, ...] and back.</summary>
internal static class TimeFolding
{
    internal static Tensor Apply(Tensor input, Func<Tensor, Tensor> layer)
    {
        var (steps, batch) = (input.shape[0], input.shape[1]);
        var output = layer(input.reshape([steps * batch, .. input.shape[2..]]));
        return output.reshape([steps, batch, .. output.shape[1..]]);
    }
}
