using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>One autograd node for all blocks. The forward pass keeps the branches' inputs, or only the last two states; the
/// backward pass runs each branch once more, from the last to the first, and differentiates it alone.</summary>
internal sealed class RecomputedBlocks : MultiTensorFunction<RecomputedBlocks>
{
    private const string SequenceKey = "sequence";

    public override string Name => nameof(RecomputedBlocks);

    internal static (Tensor Older, Tensor Newer) Forward(BlockSequence sequence, Tensor tokens)
    {
        object[] arguments = [sequence, tokens, .. sequence.Branches.SelectMany(Trained)];
        var states = apply(arguments);
        return (states[0], states[1]);
    }

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var sequence = (BlockSequence)vars[0];
        var tokens = (Tensor)vars[1];
        using var scope = NewDisposeScope();
        var (older, newer) = (tokens.alias(), tokens.alias());
        var kept = new List<Tensor>();
        foreach (var branch in sequence.Branches)
        {
            if (Kept(sequence, older, newer) is { } tensor)
                kept.Add(tensor);
            var newest = Step(sequence.Stream, branch, older, newer);
            older.Dispose();
            (older, newer) = (newer, newest);
        }
        if (sequence.Recomputation == Recomputation.FromOutputs)
            kept.AddRange([older.alias(), newer.alias()]);
        ctx.save_for_backward(kept);
        ctx.save_data(SequenceKey, sequence);
        kept.ForEach(tensor => tensor.MoveToOuterDisposeScope());
        return [older.MoveToOuterDisposeScope(), newer.MoveToOuterDisposeScope()];
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var sequence = (BlockSequence)ctx.get_data(SequenceKey);
        using var scope = NewDisposeScope();
        var pass = new BackwardPass(sequence, ctx.get_saved_variables(), grad_outputs[0], grad_outputs[1]);
        foreach (var branch in sequence.Branches.Reverse())
            pass.Step(branch);
        List<Tensor> gradients = [pass.Input, .. pass.Parameters];
        gradients.ForEach(gradient => gradient.MoveToOuterDisposeScope());
        return [null!, .. gradients];
    }

    internal static IEnumerable<Parameter> Trained(nn.Module branch) => branch.parameters().Where(parameter => parameter.requires_grad);

    /// <summary>What the backward pass will need of a step: its input, or what the inverse cannot know.</summary>
    private static Tensor? Kept(BlockSequence sequence, Tensor older, Tensor newer)
    {
        if (sequence.Recomputation == Recomputation.FromInputs)
            return newer.alias();
        using var scope = NewDisposeScope();
        return sequence.Stream.Lost(older, newer) is { } lost ? PackedBits.Pack(lost).MoveToOuterDisposeScope() : null;
    }

    private static Tensor Step(ResidualStream stream, nn.Module<Tensor, Tensor> branch, Tensor older, Tensor newer)
    {
        using var scope = NewDisposeScope();
        return stream.Join(branch.call(newer), older, newer).MoveToOuterDisposeScope();
    }
}
