using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Operations;

/// <summary>Channels of a shortcut of which some are always empty.</summary>
/// <param name="Node">The node.</param>
/// <param name="First">First channel in which spikes can be.</param>
/// <param name="Count">Channels in which spikes can be.</param>
public sealed record OptionAProof(IntegerNode Node, int First, int Count) : LayerProof(Node)
{
    /// <inheritdoc/>
    public override IntegerRange Channel(int channel) => new(0, channel >= First && channel < First + Count ? Node.Maximum : 0);
}
