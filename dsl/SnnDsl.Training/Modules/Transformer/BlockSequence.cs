using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>Blocks one after the other. The first has no older state and takes its input for both.</summary>
public sealed class BlockSequence : nn.Module<Tensor, (Tensor Older, Tensor Newer)>
{
    private readonly ModuleList<ReversibleBlock> blocks;

    internal BlockSequence(SpikingTransformerOptions options, Generator random)
        : base(nameof(BlockSequence))
    {
        Recomputation = options.Recomputation;
        Stream = new ResidualStream(options.Shortcut, options.FractionBits);
        blocks = new ModuleList<ReversibleBlock>([.. Enumerable.Range(0, options.Depth).Select(_ => new ReversibleBlock(options, random))]);
        RegisterComponents();
    }

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<ReversibleBlock> Blocks => [.. blocks];

    /// <summary>Where the backward pass has activations from.</summary>
    public Recomputation Recomputation { get; }

    internal ResidualStream Stream { get; }

    /// <summary>The branches in order: attention and MLP in turn.</summary>
    internal IReadOnlyList<nn.Module<Tensor, Tensor>> Branches =>
        [.. blocks.SelectMany(block => new nn.Module<Tensor, Tensor>[] { block.Attention, block.Mlp })];

    /// <inheritdoc/>
    /// <returns>The last two states.</returns>
    public override (Tensor Older, Tensor Newer) forward(Tensor input)
    {
        var tokens = Stream.Rounded(input);
        if (Recomputation != Recomputation.None && is_grad_enabled())
            return RecomputedBlocks.Forward(this, tokens);
        return blocks.Aggregate((tokens, tokens), (states, block) => block.call(states.Item1, states.Item2));
    }
}
