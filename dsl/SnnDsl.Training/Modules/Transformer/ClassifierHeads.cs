using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Two linear read-outs of the last two states, averaged over time and tokens: z0 of the older for the labels, z1 of the newer
/// for the teacher.</summary>
public sealed class ClassifierHeads : nn.Module<Tensor, Tensor, (Tensor First, Tensor Second)>
{
    private const double InitialDeviation = 0.02;
    private readonly Parameter firstWeight;
    private readonly Parameter firstBias;
    private readonly Parameter secondWeight;
    private readonly Parameter secondBias;

    internal ClassifierHeads(long channels, long classes, Generator random)
        : base(nameof(ClassifierHeads))
    {
        firstWeight = nn.Parameter(randn([classes, channels], generator: random) * InitialDeviation);
        firstBias = nn.Parameter(zeros(classes));
        secondWeight = nn.Parameter(randn([classes, channels], generator: random) * InitialDeviation);
        secondBias = nn.Parameter(zeros(classes));
        RegisterComponents();
    }

    /// <summary>Weights [classes, channels] and biases of both heads.</summary>
    public IReadOnlyList<(Parameter Weight, Parameter Bias)> Parts => [(firstWeight, firstBias), (secondWeight, secondBias)];

    /// <inheritdoc/>
    /// <returns>Logits [batch, classes] of both heads.</returns>
    public override (Tensor First, Tensor Second) forward(Tensor input1, Tensor input2) =>
        (nn.functional.linear(Mean(input1), firstWeight, firstBias), nn.functional.linear(Mean(input2), secondWeight, secondBias));

    private static Tensor Mean(Tensor state) => state.mean([0, 2]);
}
