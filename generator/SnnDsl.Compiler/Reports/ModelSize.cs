namespace SnnDsl.Compiler.Reports;

/// <summary>Sizes of a network's parameters: as papers count them, and on the target.</summary>
public static class ModelSize
{
    private const double BytesPerMegabyte = 1e6;
    private const int FloatBytes = 4;
    private const int GainBytes = 2;

    /// <summary>
    /// Megabytes (10^6 bytes) by QP-SNN, arXiv 2502.05905, equation 16: the hidden layers' weights with their bits; first
    /// layer, read-out, scales and offsets of batch norm in 32-bit floating point; running statistics and scales of the
    /// quantizer not counted. BESTformer (arXiv 2501.05904) comes out the same way, with the gains of its attention in floating point,
    /// too. The target differs: see <see cref="TargetBytes"/>.
    /// </summary>
    /// <param name="counts">The network's parameters.</param>
    /// <param name="hiddenBits">Bits of the hidden layers' weights; null for the declared ones.</param>
    public static double PaperMegabytes(ParameterCounts counts, int? hiddenBits = null)
    {
        double hiddenBitsTotal = counts.Layers.Where(layer => layer.IsHidden).Sum(layer => (double)layer.Total * (hiddenBits ?? layer.Format.Bits));
        return ((hiddenBitsTotal / 8) + (FloatBytes * (double)counts.InFloat)) / BytesPerMegabyte;
    }

    /// <summary>
    /// Megabytes (10^6 bytes) by Q-SNN, arXiv 2406.13672: all weights with their bits, which are 8 in the first layer and the
    /// read-out.
    /// </summary>
    /// <param name="counts">The network's parameters.</param>
    /// <param name="withFloats">Whether to add biases, gains, and batch norm's scales and offsets in 32-bit floating point.</param>
    public static double QuantizedMegabytes(ParameterCounts counts, bool withFloats = false)
    {
        double weightBits = counts.Layers.Sum(layer => (double)layer.Weights * layer.Format.Bits);
        long floats = withFloats ? counts.BatchNorm + counts.Gains + counts.Layers.Sum(layer => layer.Total - layer.Weights) : 0;
        return ((weightBits / 8) + (FloatBytes * (double)floats)) / BytesPerMegabyte;
    }

    /// <summary>Megabytes with every parameter in 32-bit floating point.</summary>
    public static double FloatMegabytes(ParameterCounts counts) =>
        FloatBytes * (double)counts.All / BytesPerMegabyte;

    /// <summary>
    /// Bytes of constants on the target as far as they are known before a network is trained: packed weights, 8 bits in the
    /// first layer and the read-out; at most two 32-bit numbers per channel, into which batch norm and every scale have gone;
    /// 16-bit gains. Tables of membranes that are codes, multipliers of second currents and biases of a stream's steps come
    /// on top. Of a trained network <see cref="SnnDsl.Compiler.Passes.Plan.ConstantBytes"/> is the exact number.
    /// </summary>
    /// <param name="counts">The network's parameters.</param>
    /// <param name="hiddenBits">Bits of the hidden layers' weights; null for the declared ones.</param>
    public static long TargetBytes(ParameterCounts counts, int? hiddenBits = null) =>
        counts.Layers.Sum(layer => layer.TargetWeightBytes(hiddenBits) + layer.TargetConstantBytes()) + (GainBytes * counts.Gains);
}
