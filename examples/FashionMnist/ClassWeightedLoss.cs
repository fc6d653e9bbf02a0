using SnnDsl.Training;
using SnnDsl.Training.Losses;
using static TorchSharp.torch;

namespace FashionMnist;

/// <summary>Cross-entropy of the logits averaged over time, with a weight for each class: a loss from a program's own code. The library
/// does not know it; the recipe is given it.</summary>
/// <param name="Weights">What a mistake about an image of each class costs, above or equal to 0.</param>
public sealed record ClassWeightedLoss(params IReadOnlyList<float> Weights) : ILoss
{
    /// <inheritdoc/>
    public string Identity => FormattableString.Invariant($"class weights {string.Join(' ', Weights.Select(weight => FormattableString.Invariant($"{weight}")))}");

    /// <inheritdoc/>
    public Tensor Compute(Tensor logits, Tensor labels, double labelSmoothing)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.shape[^1] != Weights.Count)
            throw new RecipeException($"There are {Weights.Count} class weights for {logits.shape[^1]} classes: give one for each.");
        return nn.functional.cross_entropy(logits.mean([0]), labels, weight: tensor([.. Weights]), label_smoothing: labelSmoothing);
    }
}
