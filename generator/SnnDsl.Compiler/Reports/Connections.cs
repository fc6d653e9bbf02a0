namespace SnnDsl.Compiler.Reports;

/// <summary>Pairs of an input and an output that a weight connects.</summary>
public static class Connections
{
    /// <summary>Connections of a layer; what a padded convolution would read outside its input is none. Null for an
    /// operation without weights.</summary>
    public static long? Count(FloatOperation operation) => operation switch
    {
        Conv2dOperation c => Along(c.Input.Height, c) * Along(c.Input.Width, c) * c.Input.Channels * c.Channels,
        LinearOperation l => (long)l.Inputs * l.Outputs,
        HeadsOperation h => 2L * h.Channels * h.Classes,
        _ => null,
    };

    /// <summary>Kernel taps inside the input, summed over the output's positions along one axis.</summary>
    private static long Along(int length, Conv2dOperation conv)
    {
        long taps = 0;
        for (int start = -conv.Padding; start + conv.Kernel <= length + conv.Padding; start += conv.Stride)
        {
            taps += Math.Min(start + conv.Kernel, length) - Math.Max(start, 0);
        }

        return taps;
    }
}
