using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace SnnDsl.Training.Functional;

/// <summary>One autograd node for all time steps: the membrane potential stays in a register over the window, where a
/// chain of tensor operations would go through memory about twelve times per step.</summary>
internal sealed class LifFunction : SingleTensorFunction<LifFunction>
{
    public override string Name => nameof(LifFunction);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (timeSteps, parameters) = ((int)vars[1], (LifParameters)vars[2]);
        using var current = ((Tensor)vars[0]).contiguous();
        var shape = current.shape;
        shape[0] = timeSteps;
        var spikes = empty(shape);
        var potential = empty(shape);
        LifKernel.Forward(Floats(current), Floats(spikes), Floats(potential), timeSteps, parameters);
        ctx.save_for_backward([potential]);
        ctx.save_data("constant", current.shape[0] == 1 && timeSteps > 1);
        ctx.save_data("parameters", parameters);
        return spikes;
    }

    internal static Tensor Potential(Tensor input, int timeSteps, LifParameters parameters)
    {
        using var current = input.contiguous();
        long[] shape = [timeSteps, .. current.shape[1..]];
        using var spikes = empty(shape);
        var potential = empty(shape);
        LifKernel.Forward(Floats(current), Floats(spikes), Floats(potential), timeSteps, parameters);
        return potential;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        var parameters = (LifParameters)ctx.get_data("parameters");
        using var potential = ctx.get_saved_variables()[0];
        using var gradient = grad_output.contiguous();
        var shape = potential.shape;
        var timeSteps = (int)shape[0];
        if ((bool)ctx.get_data("constant"))
            shape[0] = 1;
        var result = empty(shape);
        LifKernel.Backward(Floats(potential), Floats(gradient), Floats(result), timeSteps, parameters);
        return [result, null!, null!];
    }

    private static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
