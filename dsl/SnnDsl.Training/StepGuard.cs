using static TorchSharp.torch;

namespace SnnDsl.Training;

/// <summary>Keeps a step with numbers that are not finite from poisoning a network. Its forward pass has already changed the
/// statistics of batch norm, and a neuron hides a current that is not a number, so the loss alone does not show it.</summary>
internal sealed class StepGuard : IDisposable
{
    private readonly Tensor[] _parameters;
    private readonly Tensor[] _buffers;
    private readonly Tensor[] _before;

    internal StepGuard(nn.Module network)
    {
        _parameters = [.. network.parameters()];
        _buffers = [.. network.buffers()];
        using var _ = no_grad();
        _before = [.. _buffers.Select(buffer => buffer.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>Notes the statistics before a step.</summary>
    internal void Remember() => Copy(_buffers, _before);

    /// <summary>Takes the step's statistics back.</summary>
    internal void Restore() => Copy(_before, _buffers);

    /// <summary>Whether all gradients and statistics are finite.</summary>
    internal bool IsFinite()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var values = _parameters.Select(p => p.grad).OfType<Tensor>().Concat(_buffers.Where(b => b.is_floating_point()));
        return float.IsFinite(stack(values.Select(v => v.sum())).sum().item<float>());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _before)
            tensor.Dispose();
    }

    private static void Copy(Tensor[] from, Tensor[] to)
    {
        using var _ = no_grad();
        foreach (var (source, target) in from.Zip(to))
            target.copy_(source);
    }
}
