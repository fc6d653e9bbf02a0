using System.Globalization;
using System.Text.RegularExpressions;

namespace SnnDsl.Benchmarks.Stack;

/// <summary>Stack of the functions in assembler: the number that stands beside each, compared with its code.</summary>
internal static partial class AssemblerFrames
{
    /// <summary>Bytes by function.</summary>
    /// <param name="library">The archive.</param>
    /// <exception cref="BenchmarkException">A number differs from what the code pushes.</exception>
    public static Dictionary<string, Function> Read(string library)
    {
        Dictionary<string, int> pushed = Pushed(Tool.Run("arm-none-eabi-objdump", "-d", library));
        var functions = new Dictionary<string, Function>();
        foreach (Match stated in Stated().Matches(Tool.Run("arm-none-eabi-nm", library)))
        {
            string name = stated.Groups["name"].Value;
            int bytes = int.Parse(stated.Groups["bytes"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (pushed.GetValueOrDefault(name) != bytes)
            {
                throw new BenchmarkException($"{name} in {library} says stack={bytes} and takes {pushed.GetValueOrDefault(name)} bytes.");
            }

            functions[name] = new Function(bytes, [], []);
        }

        return functions;
    }

    /// <summary>Sum of all that a function's section pushes and subtracts from the stack pointer: more than it has at any time.</summary>
    private static Dictionary<string, int> Pushed(string disassembly) => Section().Matches(disassembly).ToDictionary(
        section => section.Groups["name"].Value,
        section => Registers().Matches(section.Groups["code"].Value).Sum(push => 4 * push.Groups["list"].Value.Split(',').Length)
            + Subtraction().Matches(section.Groups["code"].Value).Sum(s => int.Parse(s.Groups["bytes"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^(?<bytes>[0-9a-f]+) a snn_stack_(?<name>\w+)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^Disassembly of section \.text\.(?<name>snn_\w+):\n(?<code>.*?)(?=^Disassembly|^\S+:     file format|\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    [GeneratedRegex(@"\t(push(\.w)?|stmdb)\t(sp!, )?\{(?<list>[^}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Registers();

    [GeneratedRegex(@"\tsub(\.w|w)?\tsp, (sp, )?#(?<bytes>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Subtraction();
}
