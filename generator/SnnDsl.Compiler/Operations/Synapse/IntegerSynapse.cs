using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Integer weights m and where they connect; order output, kernel row, kernel column, input channel.</summary>
public sealed record IntegerSynapse(SynapseGeometry Geometry, WeightFormat Format, EquatableArray<int> Weights)
{
    /// <summary>Range of a channel's accumulator in one time step, whose inputs are 0 to a maximum.</summary>
    internal IntegerRange Accumulator(int channel, long inputMaximum) =>
        ChannelRange.Accumulator(Weights.AsSpan().Slice(channel * Geometry.FanIn, Geometry.FanIn), inputMaximum);

    /// <summary>The synapse in dumps of the graph.</summary>
    internal string Describe()
    {
        string kernel = Geometry.IsLinear
            ? "linear"
            : $"kernel {Geometry.Window.Kernel.Rectangle}, stride {Geometry.Window.Stride}, padding {Geometry.Window.Padding}";
        return $"[{kernel}, {Weights.Count} weights, {Format}]";
    }
}
