using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>The state of <see cref="RecomputedSequence"/> on the way back: before each step the states b, c and dL/db, dL/dc.</summary>
internal sealed class BackwardPass
{
    private readonly SpikingNetwork _network;
    private readonly bool _inverts;
    private readonly Stack<Tensor> _kept;
    private readonly List<Tensor> _parameters = [];
    private Tensor _newer;
    private Tensor? _newest;
    private Tensor _newerGradient;
    private Tensor _newestGradient;

    internal BackwardPass(SpikingNetwork network, List<Tensor> kept, Tensor olderGradient, Tensor newerGradient)
    {
        _network = network;
        _inverts = network.Streams.Recomputation == Recomputation.FromOutputs;
        _kept = new Stack<Tensor>(kept);
        _newest = _inverts ? _kept.Pop() : null;
        _newer = _kept.Pop();
        (_newerGradient, _newestGradient) = (olderGradient, newerGradient);
    }

    /// <summary>dL/dx of the two states that came in, the older one first.</summary>
    internal IReadOnlyList<Tensor> Inputs => [_newerGradient, _newestGradient];

    /// <summary>dL/dw of all trained parameters, in the order of branches.</summary>
    internal IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>Goes back over one step.</summary>
    internal void Step(StreamStep step)
    {
        using var scope = NewDisposeScope();
        var (output, gradients) = Differentiate(step);
        // c = f(b) + (a + b) / 2, or f(b) + b.
        var shortcut = step.Older is null ? _newestGradient : _newestGradient / 2;
        var newest = Out(_newerGradient + shortcut + gradients[0]);
        Replace(ref _newerGradient, step.Older is null ? Out(zeros_like(newest)) : Out(shortcut));
        Replace(ref _newestGradient, newest);
        _parameters.InsertRange(0, gradients.Skip(1).Select(Out));
        Retreat(output);
    }

    /// <summary>Runs f on b again, with graph; f(b), and dL/db and dL/dw through it.</summary>
    private (Tensor Output, IList<Tensor> Gradients) Differentiate(StreamStep step)
    {
        var counting = _network.Modules(step).SelectMany(module => module.modules().Prepend(module)).OfType<ICountsBatches>().ToList();
        counting.ForEach(module => module.IsRecomputing = true);
        try
        {
            using var _ = enable_grad();
            var input = _newer.detach().requires_grad_();
            var output = _network.Branch(step, input);
            return (output.detach(), autograd.grad([output], [input, .. RecomputedSequence.Trained(_network, step)], [_newestGradient]));
        }
        finally
        {
            counting.ForEach(module => module.IsRecomputing = false);
        }
    }

    /// <summary>a takes the place of b, and b that of c.</summary>
    private void Retreat(Tensor output)
    {
        if (!_inverts)
        {
            if (_kept.Count > 0)
                Replace(ref _newer, _kept.Pop());
            return;
        }
        using var _ = no_grad();
        var lost = _network.Stream.FractionBits is null ? null : PackedBits.Unpack(_kept.Pop(), _newer.shape);
        var older = Out(_network.Stream.Split(_newest!, output, _newer, lost));
        Replace(ref _newest!, _newer);
        _newer = older;
    }

    /// <summary>Tensors that no step needs any more would live to the end of the pass.</summary>
    private static void Replace(ref Tensor tensor, Tensor value)
    {
        tensor.Dispose();
        tensor = value;
    }

    private static Tensor Out(Tensor tensor) => tensor.MoveToOuterDisposeScope();
}
