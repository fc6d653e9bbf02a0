using System.Globalization;
using System.Text;

namespace SnnDsl.Benchmarks.Kernels;

/// <summary>The pinned instruction counts: core, kernel, format, rate, instructions. Tests compare with them.</summary>
internal static class Pins
{
    private const string File = "tests/benchmarks/kernels/pins.csv";

    public static void Write(IEnumerable<KernelRow> rows)
    {
        var text = new StringBuilder("# Pinned instruction counts: core,kernel,format,rate,instructions. Written by ./bench.sh kernels --pin.\n");
        foreach (KernelRow row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Core},{row.Kernel},{row.Format},{row.Rate},{row.Instructions}\n");
        }

        Tool.Write(File, text.ToString());
    }
}
