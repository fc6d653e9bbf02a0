using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>The network as the target computes it: scales gone, batch norm folded, nodes in topological order.</summary>
public sealed record IntegerGraph(
    NetworkDeclaration Declaration, EquatableArray<IntegerNode> Nodes, TrainingArtifact Training)
{
    public string Name => Declaration.Name;

    public int TimeSteps => Declaration.TimeSteps;

    /// <summary>Shape of the input image.</summary>
    public TensorShape Input => Declaration.Input;

    /// <summary>The node that a node's synapse or pooling reads.</summary>
    public IntegerNode Source(IntegerNode node) => Nodes[node.Inputs[0]];

    /// <summary>The nodes whose spikes reach a node's neurons past the synapse.</summary>
    public IEnumerable<IntegerNode> Shortcuts(IntegerNode node) => node.Operation is SpikingOperation
        ? node.Inputs.Skip(1).Take(node.Inputs.Count - (HasBranch(node) ? 2 : 1)).Select(i => Nodes[i])
        : [];

    /// <summary>The states that a node's current joins.</summary>
    public IEnumerable<IntegerNode> States(IntegerNode node) => node.IsStream ? node.Inputs.Skip(1).Select(i => Nodes[i]) : [];

    /// <summary>The node that a node's branch reads; <see langword="null"/> without a branch.</summary>
    public IntegerNode? BranchSource(IntegerNode node) => HasBranch(node) ? Nodes[node.Inputs[node.Inputs.Count - 1]] : null;

    private static bool HasBranch(IntegerNode node) => node.Operation is SpikingOperation { Branch: not null };

    /// <summary>Output channels of a node's stage as declared; the node has fewer of them if it was pruned.</summary>
    public int DeclaredChannels(IntegerNode node) =>
        Declaration.Stage(node.Stage).Synapse is ProjectionDeclaration ? node.Shape.Channels : Declaration.Stage(node.Stage).Synapse.OutputChannels;
}

/// <summary>A value of the integer graph and the operation that makes it from the values of <paramref name="Inputs"/>.</summary>
/// <param name="Id">Position in the graph.</param>
/// <param name="Name">Name of the node, unique in the network.</param>
/// <param name="Stage">Stage whose parameters it computes with, or that it comes from; empty for the input.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">Ids of the nodes it reads: its source, then the shortcuts into its neurons, then the source of its branch; or
/// its source, then the states that it joins.</param>
/// <param name="Shape">Shape at one time step.</param>
/// <param name="Maximum">Largest element: 255 for pixels, 1 for spikes, the window's size for counts; 0 for scores and streams.</param>
/// <param name="Element">Place in the class.</param>
public sealed record IntegerNode(
    int Id,
    string Name,
    string Stage,
    IntegerOperation Operation,
    EquatableArray<int> Inputs,
    TensorShape Shape,
    int Maximum,
    int Element)
{
    /// <summary>Whether the value is the state of a residual stream: 16-bit numbers.</summary>
    public bool IsStream => Operation is IntegerStreamOperation;

    /// <summary>The synapse of the node, if it has one.</summary>
    public IntegerSynapse? Synapse => Operation switch
    {
        SpikingOperation spiking => spiking.Synapse,
        IntegerStreamOperation stream => stream.Synapse,
        ReadOutOperation readOut => readOut.Synapse,
        _ => null,
    };

    /// <summary>Bit planes of the value: the bits of its maximum.</summary>
    public int Planes => BitCount(Maximum);

    private static int BitCount(int maximum)
    {
        int bits = 0;
        for (; maximum > 0; maximum >>= 1)
        {
            bits++;
        }

        return bits;
    }
}

/// <summary>An operation of the integer graph.</summary>
public abstract record IntegerOperation;

/// <summary>The input image, unsigned 8 bit, the same at every time step.</summary>
public sealed record ImageOperation : IntegerOperation;

/// <summary>The events of each time step: counts up to the node's maximum.</summary>
public sealed record EventsOperation : IntegerOperation;

/// <summary>
/// A synapse and its neurons. Reading the image it is an encoder: its current is the same at every step. Each spike of a
/// shortcut adds the threshold of its channel.
/// </summary>
public sealed record SpikingOperation(IntegerSynapse Synapse, IntegerNeuron Neuron) : IntegerOperation
{
    /// <summary>A second current into the neurons, if any.</summary>
    public IntegerBranch? Branch { get; init; }
}

/// <summary>A synapse whose currents are brought to the format of another layer's membranes: (A * Multiplier) &gt;&gt; Shift.</summary>
/// <param name="Stage">The stage whose parameters it computes with.</param>
/// <param name="Synapse">Its weights; its output has the shape of the layer.</param>
/// <param name="Parameters">Multipliers and shift.</param>
public sealed record IntegerBranch(string Stage, IntegerSynapse Synapse, BranchArtifact Parameters);

/// <summary>Pooling of spikes: OR or count.</summary>
public sealed record IntegerPoolOperation(bool IsMaximum, int Height, int Width, int Stride) : IntegerOperation
{
    /// <summary>Rows and columns without spikes on every side.</summary>
    public int Padding { get; init; }
}

/// <summary>
/// The next state of a residual stream, 16 bits: sat(((A * Multiplier) >> Shift) + Bias + what it joins). Its inputs are what the
/// synapse reads, then the states it joins: none, one as it is, or the mean of an older and a newer one.
/// </summary>
public sealed record IntegerStreamOperation(IntegerSynapse Synapse, StreamArtifact Parameters) : IntegerOperation;

/// <summary>Neurons whose currents are the states of a stream; one threshold for all, no bias.</summary>
public sealed record StreamNeuronOperation(NeuronRule Rule, int Threshold) : IntegerOperation;

/// <summary>Attention with a binary map; its inputs are the spikes of queries, keys and values.</summary>
public sealed record IntegerAttentionOperation(int Heads, AttentionOrder Order, AttentionArtifact Parameters) : IntegerOperation
{
    /// <summary>Its sizes in a layer of a shape.</summary>
    public AttentionShape Sizes(TensorShape shape) => AttentionShape.Of(shape, Heads, Order);
}

/// <summary>The read-out of two states: score = (sum over both of weight * mean) + bias, per class; its inputs are the older and
/// the newer one.</summary>
public sealed record IntegerHeadsOperation(HeadsArtifact Parameters) : IntegerOperation;

/// <summary>Every <paramref name="Stride"/>-th row and column; channel c becomes channel c + <paramref name="ChannelOffset"/>.</summary>
public sealed record IntegerOptionAOperation(int Stride, int ChannelOffset) : IntegerOperation;

/// <summary>The read-out: score = multiplier * (sum over time of the accumulator) + bias, per class.</summary>
public sealed record ReadOutOperation(IntegerSynapse Synapse, ReadOutArtifact Parameters) : IntegerOperation;

/// <summary>Integer weights m and where they connect; order output, kernel row, kernel column, input channel.</summary>
public sealed record IntegerSynapse(SynapseGeometry Geometry, WeightFormat Format, EquatableArray<int> Weights);

/// <summary>
/// Where a synapse connects. A linear layer is a kernel as large as its input, at one position; its flat input has one
/// row and one column.
/// </summary>
public sealed record SynapseGeometry(
    TensorShape Input, TensorShape Output, int KernelHeight, int KernelWidth, int Stride, int Padding, bool IsLinear)
{
    /// <summary>Weights of one output channel.</summary>
    public int FanIn => KernelHeight * KernelWidth * Input.Channels;

    /// <summary>The same connections as a convolution: a linear layer is one with a kernel of 1 at one position.</summary>
    public SynapseGeometry AsConvolution => this with { IsLinear = false };
}

/// <summary>
/// Neurons of a layer, per channel: V = decay(V) + (A &lt;&lt; F) + D + n TH for n shortcut spikes, fire when V &gt; TH (or &gt;=), reset to zero or
/// by subtraction of TH. V is 0 at the start of the window. Where membranes are kept as codes, the decayed V is the entry of
/// its code, and the current may be scaled instead of shifted.
/// </summary>
public sealed record IntegerNeuron(NeuronRule Rule, NeuronArtifact Parameters)
{
    /// <summary>The rule that kernels follow: entries of codes have decayed already.</summary>
    public NeuronRule KernelRule => Parameters.Codes is null ? Rule : Rule with { Decay = Decay.None };
}
