namespace SnnDsl.Training;

/// <summary>How far a run is.</summary>
/// <param name="Epoch">The present epoch, from 1.</param>
/// <param name="Epochs">Epochs of the run.</param>
/// <param name="Step">Finished steps of the present epoch.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="Result">What the epoch gave, when it is done.</param>
public sealed record RunProgress(int Epoch, int Epochs, int Step, int Steps, EpochResult? Result = null)
{
    /// <summary>Share of the run that is done, 0 to 1.</summary>
    public double Share => (Epoch - 1 + ((double)Step / Steps)) / Epochs;
}
