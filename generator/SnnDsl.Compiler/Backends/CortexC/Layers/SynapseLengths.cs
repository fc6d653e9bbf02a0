using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Elements that kernels read of arrays, and the macros that say so.</summary>
internal static class SynapseLengths
{
    /// <summary>Weights of an event-driven kernel.</summary>
    public static ArrayLength Blocks(string stage, IntegerSynapse synapse) => new(
        stage,
        ConstantRole.Weights,
        $"SNN_SYNAPSE_WORDS({synapse.Format.Bits}u, {CNumbers.Unsigned(synapse.Geometry.FanIn)}, {Groups(synapse)})");

    /// <summary>As many elements as there are channels, classes or the like.</summary>
    public static ArrayLength Each(string stage, ConstantRole role, int count) => new(stage, role, CNumbers.Unsigned(count));

    /// <summary>Groups of the output channels.</summary>
    public static string Groups(IntegerSynapse synapse) => CNumbers.Unsigned(WeightBlocks.Groups(synapse.Geometry.Output.Channels));

    /// <summary>Entries of the list of a synapse whose columns share it.</summary>
    public static string List(SynapseGeometry geometry, int columns) => geometry.IsLinear
        ? $"SNN_LINEAR_LIST({CNumbers.Unsigned(geometry.FanIn)})"
        : $"SNN_CONV2D_LIST({CNumbers.Unsigned(columns)}, {CNumbers.Unsigned(geometry.Window.Stride.Width)}, {CNumbers.Unsigned(geometry.Window.Kernel.Height)}, {CNumbers.Unsigned(geometry.Window.Kernel.Width)}, {CNumbers.Unsigned(geometry.Input.Channels)})";
}
