using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Simulation;

/// <summary>Pooling of one time step.</summary>
internal static class PoolSimulator
{
    /// <summary>OR of each window, or its count; there are no spikes outside of the input.</summary>
    public static int[] Run(IntegerPoolOperation pool, TensorShape input, TensorShape output, int[] spikes)
    {
        var result = new int[output.Size];
        for (int i = 0; i < result.Length; i++)
        {
            int channel = i % output.Channels;
            int pixel = i / output.Channels;
            int top = (pixel / output.Width * pool.Window.Stride.Height) - pool.Window.Padding.Height;
            int left = (pixel % output.Width * pool.Window.Stride.Width) - pool.Window.Padding.Width;
            int count = Count(pool, input, spikes, top, left, channel);
            result[i] = pool.IsMaximum ? Math.Min(count, 1) : count;
        }

        return result;
    }

    private static int Count(IntegerPoolOperation pool, TensorShape input, int[] spikes, int top, int left, int channel)
    {
        int count = 0;
        for (int y = Math.Max(top, 0); y < Math.Min(top + pool.Window.Kernel.Height, input.Height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(left + pool.Window.Kernel.Width, input.Width); x++)
            {
                count += spikes[(((y * input.Width) + x) * input.Channels) + channel];
            }
        }

        return count;
    }
}
