namespace SnnDsl.Compiler.Simulation;

/// <summary>A_c = sum over inputs of m_ci * s_i. Each input that is not 0 is added to all outputs it reaches.</summary>
internal sealed class SynapseSimulator
{
    private readonly SynapseGeometry _geometry;

    /// <summary>Weights in order kernel row, kernel column, input channel, output channel.</summary>
    private readonly int[] _weights;

    public SynapseSimulator(IntegerSynapse synapse)
    {
        _geometry = synapse.Geometry;
        int fanIn = _geometry.FanIn;
        int channels = _geometry.Output.Channels;
        ReadOnlySpan<int> weights = synapse.Weights.AsSpan();
        _weights = new int[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            _weights[(i % fanIn * channels) + (i / fanIn)] = weights[i];
        }
    }

    /// <summary>Accumulators in height, width, channel order.</summary>
    public long[] Run(int[] input)
    {
        var sums = new long[_geometry.Output.Size];
        int channels = _geometry.Input.Channels;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] != 0)
            {
                int pixel = i / channels;
                Scatter(sums, pixel / _geometry.Input.Width, pixel % _geometry.Input.Width, i % channels, input[i]);
            }
        }

        return sums;
    }

    private void Scatter(long[] sums, int y, int x, int channel, int value)
    {
        for (int kernelY = 0; kernelY < _geometry.Window.Kernel.Height; kernelY++)
        {
            int outputY = Position(y + _geometry.Window.Padding.Height - kernelY, _geometry.Window.Stride.Height, _geometry.Output.Height);
            for (int kernelX = 0; outputY >= 0 && kernelX < _geometry.Window.Kernel.Width; kernelX++)
            {
                int outputX = Position(x + _geometry.Window.Padding.Width - kernelX, _geometry.Window.Stride.Width, _geometry.Output.Width);
                if (outputX >= 0)
                {
                    Add(sums, outputY, outputX, (kernelY * _geometry.Window.Kernel.Width) + kernelX, channel, value);
                }
            }
        }
    }

    /// <summary>Output position whose window starts a number of strides in; -1 if there is none.</summary>
    private static int Position(int start, int stride, int length) =>
        start >= 0 && start % stride == 0 && start / stride < length ? start / stride : -1;

    private void Add(long[] sums, int y, int x, int tap, int channel, int value)
    {
        int outputs = _geometry.Output.Channels;
        ReadOnlySpan<int> row = _weights.AsSpan(((tap * _geometry.Input.Channels) + channel) * outputs, outputs);
        Span<long> target = sums.AsSpan(((y * _geometry.Output.Width) + x) * outputs, outputs);
        for (int c = 0; c < row.Length; c++)
        {
            target[c] += (long)row[c] * value;
        }
    }
}
