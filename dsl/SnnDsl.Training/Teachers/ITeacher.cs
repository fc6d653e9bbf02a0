using static TorchSharp.torch;

namespace SnnDsl.Training.Teachers;

/// <summary>Tells a network what another one makes of its training images.</summary>
public interface ITeacher
{
    /// <summary>What it is and where it is from; a checkpoint goes on only where it is the same.</summary>
    string Identity { get; }

    /// <summary>Logits [batch, classes], without gradient.</summary>
    /// <param name="images">The batch as the network sees it, changed and mixed, [batch, channels, height, width] in 0..1.</param>
    /// <param name="indices">Which training images they were made of.</param>
    /// <param name="mixup">How they were mixed; null if they were not.</param>
    Tensor Logits(Tensor images, ReadOnlySpan<int> indices, Mixup? mixup);
}
