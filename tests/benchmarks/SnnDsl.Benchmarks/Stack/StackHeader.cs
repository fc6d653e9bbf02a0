using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SnnDsl.Benchmarks.Stack;

/// <summary>The committed header of bounds: a line per function, a column per instruction set.</summary>
internal static partial class StackHeader
{
    public const string Path = "runtime-c/include/snn/stack.h";

    /// <summary>Columns, in the order of snn/lanes.h.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["portable", "v6m", "v7m", "dsp", "mve"];

    /// <summary>Rows of the header that stands there.</summary>
    public static Dictionary<string, int[]> Read() => Row().Matches(File.ReadAllText(Path)).ToDictionary(
        row => row.Groups["name"].Value,
        row => row.Groups["bytes"].Value.Split(',').Select(b => int.Parse(b, CultureInfo.InvariantCulture)).ToArray());

    /// <summary>Name of a function's macro: SNN_STACK_CONV2D_S16 for snn_conv2d_s16.</summary>
    public static string Macro(string function) => "SNN_STACK_" + function["snn_".Length..].ToUpperInvariant();

    public static string Text(IReadOnlyDictionary<string, int[]> rows)
    {
        var text = new StringBuilder(Head);
        foreach ((string name, int[] bytes) in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"#define {name} SNN_STACK_OF({string.Join(", ", bytes)})\n");
        }

        return text.Append("\n#endif\n").ToString();
    }

    private const string Head = """
        #ifndef SNN_STACK_H
        #define SNN_STACK_H

        #include "snn/lanes.h"

        /**
         * Most bytes of stack that the functions of the library take, with all they call. Made by
         * `./bench.sh stack`; do not edit.
         *
         * Bounds of GCC's frames along the longest path of calls; where a layer calls a kernel by pointer,
         * the path is that of the worst kernel of its kind. They hold for the library as CMake builds it
         * for speed with GCC 12, on Cortex-M0 (v6m), M3 (v7m), M4, M7 and M33 (dsp), M55 (mve), and as
         * portable C on M0 and M4. With another compiler or SNN_OPTIMIZE run the command again; on other
         * machines than Cortex-M they say nothing. Interrupts need their own.
         */
        #if SNN_ISA == SNN_ISA_PORTABLE
        #define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (portable)
        #elif SNN_ISA == SNN_ISA_V6M
        #define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (v6m)
        #elif SNN_ISA == SNN_ISA_V7M
        #define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (v7m)
        #elif SNN_ISA == SNN_ISA_DSP
        #define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (dsp)
        #else
        #define SNN_STACK_OF(portable, v6m, v7m, dsp, mve) (mve)
        #endif

        /** The larger of two bounds. */
        #define SNN_STACK_MAX(a, b) ((a) > (b) ? (a) : (b))

        /** Frames of generated functions themselves, compiled with any optimization. */
        #define SNN_STACK_GENERATED 192


        """;

    [GeneratedRegex(@"^#define (?<name>SNN_STACK_\w+) SNN_STACK_OF\((?<bytes>[\d, ]+)\)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
