using static TorchSharp.torch;

namespace SnnDsl.Training.Teachers;

/// <summary>A teacher of all training images for a network that learns from a part of them.</summary>
/// <param name="teacher">Teacher of all images.</param>
/// <param name="images">Which of all images each image of the part is.</param>
internal sealed class SplitTeacher(ITeacher teacher, IReadOnlyList<int> images) : ITeacher
{
    /// <inheritdoc/>
    public string Identity => teacher.Identity;

    /// <inheritdoc/>
    public Tensor Logits(Tensor batch, ReadOnlySpan<int> indices, Mixup? mixup)
    {
        var all = new int[indices.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = images[indices[i]];
        return teacher.Logits(batch, all, mixup);
    }
}
