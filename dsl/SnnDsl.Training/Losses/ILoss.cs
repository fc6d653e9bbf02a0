using static TorchSharp.torch;

namespace SnnDsl.Training.Losses;

/// <summary>A function of logits and labels that training minimizes. Own ones are given to <see cref="Recipe.Loss"/>.</summary>
public interface ILoss
{
    /// <summary>Its name and all its parameters on one line: a checkpoint goes on only where they are equal.</summary>
    string Identity { get; }

    /// <summary>The loss, a scalar with gradient, a mean over the batch.</summary>
    /// <param name="logits">Float32 [T, batch, classes].</param>
    /// <param name="labels">Int64 [batch], or float32 shares [batch, classes] of mixed samples.</param>
    /// <param name="labelSmoothing">Share of the target spread over all classes, 0 to 1.</param>
    Tensor Compute(Tensor logits, Tensor labels, double labelSmoothing);
}
