using static TorchSharp.torch;

namespace SnnDsl.Training.Modules.Transformer;

/// <summary>The state of <see cref="RecomputedBlocks"/> on the way back: before each step the states b, c and dL/db, dL/dc.</summary>
internal sealed class BackwardPass
{
    private readonly ResidualStream _stream;
    private readonly bool _inverts;
    private readonly Stack<Tensor> _kept;
    private readonly List<Tensor> _parameters = [];
    private Tensor _newer;
    private Tensor? _newest;
    private Tensor _newerGradient;
    private Tensor _newestGradient;

    internal BackwardPass(BlockSequence sequence, List<Tensor> kept, Tensor olderGradient, Tensor newerGradient)
    {
        _stream = sequence.Stream;
        _inverts = sequence.Recomputation == Recomputation.FromOutputs;
        _kept = new Stack<Tensor>(kept);
        _newest = _inverts ? _kept.Pop() : null;
        _newer = _kept.Pop();
        (_newerGradient, _newestGradient) = (olderGradient, newerGradient);
    }

    /// <summary>dL/dx of what came in, which was both states of the first step.</summary>
    internal Tensor Input => _newerGradient + _newestGradient;

    /// <summary>dL/dw of all trained parameters, in the order of branches.</summary>
    internal IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>The newest state that is known: after all steps what came in, as the inverse has it.</summary>
    internal Tensor State => _newer;

    /// <summary>Goes back over one branch.</summary>
    internal void Step(nn.Module<Tensor, Tensor> branch)
    {
        using var scope = NewDisposeScope();
        var (output, gradients) = Differentiate(branch);
        var (older, newer) = _stream.Backward(_newestGradient);
        var newest = Out(_newerGradient + newer + gradients[0]);
        Replace(ref _newestGradient, newest);
        Replace(ref _newerGradient, Out(older ?? zeros_like(newest)));
        _parameters.InsertRange(0, gradients.Skip(1).Select(Out));
        Retreat(output);
    }

    /// <summary>Runs f on b again, with graph; f(b), and dL/db and dL/dw through it.</summary>
    private (Tensor Output, IList<Tensor> Gradients) Differentiate(nn.Module<Tensor, Tensor> branch)
    {
        var norms = branch.modules().OfType<TokenBatchNorm>().ToList();
        norms.ForEach(norm => norm.IsRecomputing = true);
        try
        {
            using var _ = enable_grad();
            var input = _newer.detach().requires_grad_();
            var output = branch.call(input);
            return (output.detach(), autograd.grad([output], [input, .. RecomputedBlocks.Trained(branch)], [_newestGradient]));
        }
        finally
        {
            norms.ForEach(norm => norm.IsRecomputing = false);
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
        var lost = _stream.FractionBits is null ? null : PackedBits.Unpack(_kept.Pop(), _newer.shape);
        var older = Out(_stream.Split(_newest!, output, _newer, lost));
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
