using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>One autograd node for all steps of a sequence. The forward pass keeps the branches' inputs, or only the last two states;
/// the backward pass runs each branch once more, from the last to the first, and differentiates it alone.</summary>
internal sealed class RecomputedSequence : MultiTensorFunction<RecomputedSequence>
{
    private const string NetworkKey = "network";
    private const string SequenceKey = "sequence";

    public override string Name => nameof(RecomputedSequence);

    /// <summary>The last two states, of those that come in.</summary>
    internal static (Tensor Older, Tensor Newer) Forward(SpikingNetwork network, StreamSequence sequence, Tensor older, Tensor newer)
    {
        object[] arguments = [network, sequence, older, newer, .. sequence.Steps.SelectMany(step => Trained(network, step))];
        var states = apply(arguments);
        return (states[0], states[1]);
    }

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var (network, sequence) = ((SpikingNetwork)vars[0], (StreamSequence)vars[1]);
        using var scope = NewDisposeScope();
        var (older, newer) = (((Tensor)vars[2]).alias(), ((Tensor)vars[3]).alias());
        var kept = new List<Tensor>();
        foreach (var step in sequence.Steps)
        {
            if (Kept(network, older, newer) is { } tensor)
                kept.Add(tensor);
            var newest = Next(network, step, older, newer);
            older.Dispose();
            (older, newer) = (newer, newest);
        }
        if (network.Streams.Recomputation == Recomputation.FromOutputs)
            kept.AddRange([older.alias(), newer.alias()]);
        ctx.save_for_backward(kept);
        ctx.save_data(NetworkKey, network);
        ctx.save_data(SequenceKey, sequence);
        kept.ForEach(tensor => tensor.MoveToOuterDisposeScope());
        return [older.MoveToOuterDisposeScope(), newer.MoveToOuterDisposeScope()];
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var (network, sequence) = ((SpikingNetwork)ctx.get_data(NetworkKey), (StreamSequence)ctx.get_data(SequenceKey));
        using var scope = NewDisposeScope();
        var pass = new BackwardPass(network, ctx.get_saved_variables(), grad_outputs[0], grad_outputs[1]);
        foreach (var step in sequence.Steps.Reverse())
            pass.Step(step);
        List<Tensor> gradients = [.. pass.Inputs, .. pass.Parameters];
        gradients.ForEach(gradient => gradient.MoveToOuterDisposeScope());
        return [null!, null!, .. gradients];
    }

    /// <summary>The parameters of a branch that are trained.</summary>
    internal static IEnumerable<Parameter> Trained(SpikingNetwork network, StreamStep step) =>
        network.Modules(step).SelectMany(module => module.parameters()).Where(parameter => parameter.requires_grad);

    /// <summary>What the backward pass will need of a step: its input, or what the inverse cannot know.</summary>
    private static Tensor? Kept(SpikingNetwork network, Tensor older, Tensor newer)
    {
        if (network.Streams.Recomputation == Recomputation.FromInputs)
            return newer.alias();
        using var scope = NewDisposeScope();
        return network.Stream.Lost(older, newer) is { } lost ? PackedBits.Pack(lost).MoveToOuterDisposeScope() : null;
    }

    private static Tensor Next(SpikingNetwork network, StreamStep step, Tensor older, Tensor newer)
    {
        using var scope = NewDisposeScope();
        return network.Stream.Join(network.Branch(step, newer), step.Older is null ? null : older, newer).MoveToOuterDisposeScope();
    }
}
