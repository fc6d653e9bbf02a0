using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Two linear read-outs of the last two states, averaged over time and tokens: z0 of the older for the labels, z1 of the newer
/// for the teacher. Weights are symmetric 8 bit with one scale for all, so that scores need no multiplier.</summary>
public sealed class ClassifierHeads : nn.Module<Tensor, Tensor, (Tensor First, Tensor Second)>
{
    private const double InitialDeviation = 0.02;
    private readonly Parameter weight;
    private readonly Parameter bias;

    internal ClassifierHeads(HeadsOperation operation, Generator random)
        : base(nameof(ClassifierHeads))
    {
        weight = nn.Parameter(randn([2, operation.Classes, operation.Channels], generator: random) * InitialDeviation);
        bias = nn.Parameter(zeros(2, operation.Classes));
        RegisterComponents();
    }

    /// <summary>Latent weights, [head, class, channel], the older state's head first.</summary>
    public Parameter Weight => weight;

    /// <summary>Biases, [head, class].</summary>
    public Parameter Bias => bias;

    /// <inheritdoc/>
    /// <returns>Logits [batch, classes] of both heads.</returns>
    public override (Tensor First, Tensor Second) forward(Tensor input1, Tensor input2)
    {
        var quantized = Quantizers.Quantize(weight.view(1, -1), WeightFormat.Symmetric8, QuantizerOptions.Default).view(weight.shape);
        return (nn.functional.linear(Mean(input1), quantized[0], bias[0]), nn.functional.linear(Mean(input2), quantized[1], bias[1]));
    }

    /// <summary>The integers of the weights, [head, class, channel], and what one is worth.</summary>
    internal (Tensor Integers, double Unit) Quantized()
    {
        var (integers, unit) = Quantizers.Integers(weight.view(1, -1), WeightFormat.Symmetric8, QuantizerOptions.Default);
        return (integers.view(weight.shape), unit.item<float>());
    }

    private static Tensor Mean(Tensor state) => state.mean([0, 2]);
}
