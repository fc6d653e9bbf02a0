using SnnDsl.Training.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Pruning;

/// <summary>
/// Singular values of spikes (QP-SNN equations 11 to 13): the numerical rank of a channel's time-averaged spike map, averaged
/// over samples.
/// <code>
/// S_avg = 1/T sum_t S[t]          height x width, one channel, one sample
/// score = mean over samples of #{ i : sigma_i(S_avg) &gt; 1e-6 }
/// </code>
/// The map is the max-pooled one where a max pooling follows. A linear stage has a map of 1 x 1, whose rank is 0 or 1.
/// </summary>
/// <remarks>Singular values are computed in float64: in float32 those that are zero come out as up to 1e-7 of the largest one times
/// the size of the map, which passes the limit.</remarks>
public sealed class SvsCriterion : ObservingCriterion
{
    /// <summary>Singular values up to this count as zero (the paper's epsilon).</summary>
    public const double Epsilon = 1e-6;

    /// <inheritdoc/>
    public override string Name => "svs";

    /// <summary>Numerical rank of each matrix, int64 [...].</summary>
    /// <param name="maps">Floating point [..., height, width].</param>
    public static Tensor Rank(Tensor maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        using var scope = NewDisposeScope();
        return linalg.svdvals(maps.to(float64)).gt(Epsilon).sum(-1).MoveToOuterDisposeScope();
    }

    private protected override Tensor Observe(SpikingNetwork network, ScoredLayer layer)
    {
        var average = network.Value(layer.Map).mean([0]);
        var maps = average.dim() == 2 ? average.unsqueeze(-1).unsqueeze(-1) : average;
        return Rank(maps).to(float64).mean([0]);
    }
}
