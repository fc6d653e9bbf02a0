using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Graphs;

/// <summary>What a value means.</summary>
public enum ValueKind
{
    /// <summary>Input pixels, 0 to 255 on the target, 0 to 1 in training.</summary>
    Image,

    /// <summary>Real-valued current of a synapse.</summary>
    Current,

    /// <summary>Spikes, 0 or 1.</summary>
    Spikes,

    /// <summary>Pooled spikes: counts on the target.</summary>
    Counts,

    /// <summary>State of a residual stream: a real number per element and time step, 16 bits on the target.</summary>
    Stream,

    /// <summary>Class scores, summed or averaged over time.</summary>
    Scores,
}

/// <summary>The network as it is trained: one node per layer, shapes inferred, nodes in topological order.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Kept">Output channels of the stages that have fewer than declared.</param>
public sealed record FloatGraph(
    NetworkDeclaration Declaration, EquatableArray<FloatNode> Nodes, EquatableArray<KeptChannels> Kept)
{
    public string Name => Declaration.Name;

    public int TimeSteps => Declaration.TimeSteps;
}

/// <summary>Output channels that pruning left in a stage.</summary>
public sealed record KeptChannels(string Stage, int Channels);

/// <summary>A value of the float graph and the operation that makes it from the values of <paramref name="Inputs"/>.</summary>
public sealed record FloatNode(
    int Id, string Stage, FloatOperation Operation, EquatableArray<int> Inputs, ValueKind Kind, TensorShape Shape, int Element)
{
    /// <summary>Stage and operation, unique in the network.</summary>
    public string Name => Stage.Length == 0 ? Operation.Name : $"{Stage}.{Operation.Name}";

    /// <summary>The declared stage whose parameters the node uses: a later use of a shared stage is named Stage#2.</summary>
    public string Parameters => Stage.Split('#')[0];
}

/// <summary>An operation of the float graph.</summary>
public abstract record FloatOperation(string Name);

/// <summary>The network's input: an image, the same at every time step, or the events of each.</summary>
public sealed record InputOperation() : FloatOperation("Input");

/// <summary>Convolution with weights of a format; no bias.</summary>
public sealed record Conv2dOperation(TensorShape Input, int Channels, int Kernel, int Stride, int Padding, WeightFormat Weights)
    : FloatOperation("Conv2d");

/// <summary>Fully connected layer with weights of a format; a bias only in the read-out.</summary>
public sealed record LinearOperation(int Inputs, int Outputs, WeightFormat Weights, bool HasBias) : FloatOperation("Linear");

/// <summary>The sum of two currents, the second of which is a branch.</summary>
public sealed record CurrentSumOperation() : FloatOperation("Sum");

/// <summary>Batch normalization over channels, statistics shared by all time steps.</summary>
public sealed record BatchNormOperation(int Channels) : FloatOperation("BatchNorm");

/// <summary>
/// LIF or IF neuron over the whole window. Its inputs are the current, or the state of a stream, and any number of spike shortcuts:
/// h[t] = decay * u[t-1] + current[t] + threshold * (sum of the shortcuts' spikes at t).
/// Where the rule has membrane bits, what is kept of u is its code of so many bits.
/// </summary>
public sealed record NeuronOperation(NeuronRule Rule) : FloatOperation(Rule.Name);

/// <summary>Pooling of spikes.</summary>
public sealed record PoolOperation(PoolKind Kind, int Height, int Width, int Stride) : FloatOperation($"{Kind}Pool")
{
    /// <summary>Rows and columns without spikes on every side.</summary>
    public int Padding { get; init; }
}

/// <summary>
/// Attention with a binary map (BESTformer, arXiv 2501.05904), on queries, keys and values: heads are runs of neighbouring channels,
/// tokens are positions. The neurons behind the map give spikes.
/// </summary>
public sealed record AttentionOperation(int Heads, AttentionOrder Order) : FloatOperation("Attention")
{
    /// <summary>Its sizes in a layer of a shape.</summary>
    public AttentionShape Sizes(TensorShape shape) => AttentionShape.Of(shape, Heads, Order);
}

/// <summary>
/// The next state of a residual stream: its first input is a current; a second one is the state it is added to; of a second and a
/// third one, older and newer, the mean is what it is added to.
/// </summary>
public sealed record StreamOperation() : FloatOperation("Stream");

/// <summary>Mean over positions and time of the older and of the newer state, each with a read-out of its own: their mean.</summary>
public sealed record HeadsOperation(int Channels, int Classes) : FloatOperation("Heads");

/// <summary>Option A of He et al. 2016: every <paramref name="Stride"/>-th row and column, <paramref name="ChannelOffset"/>
/// channels of zeros in front, and behind what the shape has left.</summary>
public sealed record OptionAOperation(TensorShape Input, int Stride, int ChannelOffset) : FloatOperation("OptionA");

/// <summary>Height, width, channel order becomes a vector.</summary>
public sealed record FlattenOperation() : FloatOperation("Flatten");

/// <summary>Mean over time of the last layer.</summary>
public sealed record MeanOverTimeOperation() : FloatOperation("MeanOverTime");
