using static TorchSharp.torch;

namespace SnnDsl.Training.Teachers;

/// <summary>Any TorchSharp module as a teacher: it sees the very images that the network sees.</summary>
/// <param name="module">Images [batch, channels, height, width] in 0..1 to logits [batch, classes]; it is put into evaluation mode.</param>
/// <param name="identity">What it is, for checkpoints.</param>
public sealed class ModuleTeacher(nn.Module<Tensor, Tensor> module, string identity) : ITeacher
{
    /// <inheritdoc/>
    public string Identity => identity;

    /// <inheritdoc/>
    public Tensor Logits(Tensor images, ReadOnlySpan<int> indices, Mixup? mixup)
    {
        using var _ = no_grad();
        module.eval();
        return module.call(images);
    }
}
