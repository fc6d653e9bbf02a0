using SnnDsl.Compiler.Declarations;
using SnnDsl.Training.Functional;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules;

/// <summary>Spiking neurons over the whole window: current [T or 1, batch, ...] to spikes [T, batch, ...].</summary>
public sealed class LifNeuron : nn.Module<Tensor, Tensor>, ISpiking, ICountsBatches
{
    /// <summary>Share of a batch in the moving average of the membranes' scale, that of batch norm.</summary>
    private const float Momentum = 0.1f;

    private readonly int _timeSteps;
    private LifParameters _constants;
    private bool _isRecomputing;

    /// <summary>Moving average of the largest |tanh(u)|; none where membranes are not quantized by it.</summary>
    private readonly Tensor? scale;

    internal LifNeuron(NeuronRule rule, int timeSteps, MembraneScale membraneScale)
        : base(nameof(LifNeuron))
    {
        _timeSteps = timeSteps;
        _constants = new LifParameters(
            (float)rule.Decay.Factor,
            (float)rule.Threshold,
            !rule.ResetsToZero,
            rule.FiresAtEqual,
            MembraneLevels: MembraneCode.Levels(rule.MembraneBits));
        scale = rule.MembraneBits > 0 && membraneScale == MembraneScale.MovingAverage ? ones(1) : null;
        if (scale is not null)
            register_buffer(nameof(scale), scale);
    }

    /// <summary>The neuron's constants.</summary>
    public LifParameters Parameters => scale is null ? _constants : _constants with { MembraneScale = scale.item<float>() };

    bool ICountsBatches.IsRecomputing
    {
        get => _isRecomputing;
        set => _isRecomputing = value;
    }

    /// <inheritdoc/>
    public void Use(SurrogateOptions surrogate) => _constants = _constants.With(surrogate);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var parameters = Parameters;
        if (scale is not null && training && !_isRecomputing)
            Follow(Lif.LargestKept(input, _timeSteps, parameters));
        return Lif.Forward(input, _timeSteps, parameters);
    }

    private void Follow(float largest)
    {
        using var _ = no_grad();
        scale!.mul_(1 - Momentum).add_(Momentum * Math.Max(largest, 0.01f));
    }
}
