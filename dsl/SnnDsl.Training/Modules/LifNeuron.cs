using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Functional;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Spiking neurons over the whole window: current [T or 1, batch, ...] to spikes [T, batch, ...].</summary>
public sealed class LifNeuron : nn.Module<Tensor, Tensor>
{
    private readonly int _timeSteps;

    internal LifNeuron(NeuronOperation operation, int timeSteps, SurrogateGradient surrogate)
        : base(nameof(LifNeuron))
    {
        _timeSteps = timeSteps;
        Parameters = new LifParameters(
            DecayFactor(operation.Decay),
            (float)operation.Threshold,
            operation.Reset == ResetMode.Subtract,
            operation.Fire == FireCondition.GreaterOrEqual,
            surrogate);
    }

    /// <summary>The neuron's constants.</summary>
    public LifParameters Parameters { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Lif.Forward(input, _timeSteps, Parameters);

    private static float DecayFactor(Decay decay) => decay switch
    {
        Decay.None => 1f,
        Decay.Half => 0.5f,
        Decay.Quarter => 0.25f,
        Decay.ThreeQuarters => 0.75f,
        _ => throw new ArgumentOutOfRangeException(nameof(decay), decay, "No factor is known for this decay."),
    };
}
