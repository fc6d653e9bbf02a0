namespace SnnDsl.Experiments.Transformers;

/// <summary>Names one network of a comparison of BESTformer's coupled information enhancement.</summary>
/// <param name="Averages">Whether branches are added to the mean of two states (reversible), or to the newest one.</param>
/// <param name="Distils">Whether the second head learns from a teacher.</param>
/// <param name="Seed">Seed of the training.</param>
public sealed record TransformerKey(bool Averages, bool Distils, int Seed)
{
    /// <summary>The parts it has.</summary>
    public string Variant => (Averages, Distils) switch
    {
        (true, true) => "both",
        (true, false) => "averaging",
        (false, true) => "distillation",
        _ => "neither",
    };

    /// <summary>Name of a file.</summary>
    public override string ToString() => FormattableString.Invariant($"{Variant}-seed{Seed}");
}

/// <summary>What one network gave.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Accuracy">Accuracy in floating point.</param>
/// <param name="Seconds">Time it took.</param>
public sealed record TransformerCell(TransformerKey Key, double Accuracy, double Seconds);
