using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Simulation;

/// <summary>Option-A shortcut of one time step.</summary>
internal static class OptionASimulator
{
    /// <summary>Moves each spike that is picked to its place in the shape of the target; the rest is zero.</summary>
    public static int[] Run(IntegerOptionAOperation operation, TensorShape input, TensorShape output, int[] spikes)
    {
        var result = new int[output.Size];
        for (int i = 0; i < spikes.Length; i++)
        {
            int pixel = i / input.Channels;
            int y = pixel / input.Width;
            int x = pixel % input.Width;
            if (y % operation.Stride == 0 && x % operation.Stride == 0)
            {
                int target = ((y / operation.Stride * output.Width) + (x / operation.Stride)) * output.Channels;
                result[target + operation.ChannelOffset + (i % input.Channels)] = spikes[i];
            }
        }

        return result;
    }
}
