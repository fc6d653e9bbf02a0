namespace SnnDsl.Training.Modules;

/// <summary>A module whose statistics follow the batches it computes in training.</summary>
internal interface ICountsBatches
{
    /// <summary>Whether a batch is computed a second time: it counts already.</summary>
    bool IsRecomputing { get; set; }
}
