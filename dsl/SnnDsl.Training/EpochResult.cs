namespace SnnDsl.Training;

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean training loss, penalty included.</param>
/// <param name="Accuracy">Share of validation images whose class is right.</param>
/// <param name="SpikeRates">Mean spikes per neuron and time step of each spiking layer on the validation images.</param>
public sealed record EpochResult(int Epoch, double Loss, double Accuracy, IReadOnlyList<double> SpikeRates)
{
    /// <summary>Steps left out because loss or gradients were not finite.</summary>
    public int SkippedSteps { get; init; }
}
