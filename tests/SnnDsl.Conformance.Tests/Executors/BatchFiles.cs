using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Emission;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Writes what a batch is compiled from and what it reads.</summary>
internal static class BatchFiles
{
    private const int HeadWords = 4;

    /// <summary>Writes the C of a batch; files of networks that are no longer in it go.</summary>
    public static void WriteSources(string folder, Batch batch)
    {
        Directory.CreateDirectory(folder);
        var files = batch.Cases.SelectMany(c => c.Files).Append(new GeneratedFile("table.c", Table(batch))).ToList();
        foreach (string path in Directory.GetFiles(folder).Where(p => files.All(f => f.Name != Path.GetFileName(p))))
        {
            File.Delete(path);
        }

        foreach (GeneratedFile file in files)
        {
            Repository.WriteIfDifferent(Path.Combine(folder, file.Name), file.Text);
        }
    }

    /// <summary>Writes the inputs of a batch in the format that runner.c documents.</summary>
    public static void WriteInput(string path, Batch batch)
    {
        using var writer = new BinaryWriter(File.Create(path));
        int position = sizeof(uint) * HeadWords * batch.Cases.Count;
        foreach (NetworkCase networkCase in batch.Cases)
        {
            writer.Write(networkCase.Images.Count);
            writer.Write(networkCase.TracedImages);
            writer.Write(networkCase.ClassifiedImages);
            writer.Write(position);
            position += networkCase.Images.Count * CInput.Size(networkCase);
        }

        foreach (byte[] input in batch.Cases.SelectMany(c => c.Images.Select(image => CInput.Bytes(c, image))))
        {
            writer.Write(input);
        }
    }

    /// <summary>The table of networks that runner.h declares.</summary>
    private static string Table(Batch batch)
    {
        var prefixes = batch.Cases.Select(c => CNames.NetworkPrefix(c.Name)).ToList();
        var c = new StringBuilder("/* Written by the conformance tests. */\n#include \"runner.h\"\n\n");
        c.AppendJoin("", prefixes.Select(p => $"#include \"{p}.h\"\n")).Append('\n');
        c.AppendJoin("\n", prefixes.Select((p, i) => Adapter(p, i, CInput.Size(batch.Cases[i]))));
        c.Append("\nconst conformance_network_t conformance_networks[] = {\n");
        c.AppendJoin("", batch.Cases.Select((n, i) =>
            $"    {{run_{i}, classify_{i}, scores_{i}, sizeof({prefixes[i]}_t), {Macro(n)}_INPUT_BYTES, {Macro(n)}_CLASSES}},\n"));
        c.Append(CultureInfo.InvariantCulture, $"}};\nconst uint32_t conformance_network_count = {prefixes.Count};\n\n");
        c.Append("typedef struct {\n    unsigned char before[CONFORMANCE_GUARD_BYTES];\n    union {\n");
        c.AppendJoin("", prefixes.Select((p, i) => $"        {p}_t network_{i};\n"));
        c.Append("    } state;\n    unsigned char after[CONFORMANCE_GUARD_BYTES];\n} slot_t;\n\n");
        c.Append(CultureInfo.InvariantCulture, $"static slot_t slots[{batch.Slots}];\nunsigned char *const conformance_slots[] = {{");
        c.AppendJoin(", ", Enumerable.Range(0, batch.Slots).Select(i => $"(unsigned char *)&slots[{i}]"));
        c.Append(CultureInfo.InvariantCulture, $"}};\nconst uint32_t conformance_slot_count = {batch.Slots};\n");
        c.Append("const uint32_t conformance_slot_bytes = sizeof(slot_t);\n\n");
        int inputWords = (batch.Cases.Max(CInput.Size) + 3) / 4;
        c.Append(CultureInfo.InvariantCulture, $"uint32_t conformance_input[{inputWords}];\nconst uint32_t conformance_input_words = {inputWords};\n");
        return c.ToString();
    }

    private static string Macro(NetworkCase networkCase) => "SNN_NET_" + CNames.Macro(networkCase.Name);

    private static string Adapter(string prefix, int index, int inputBytes) => $$"""
        static int run_{{index}}(void *state, const void *input) {
            return {{prefix}}_run(state, input);
        }
        static int classify_{{index}}(void *state, const void *input, uint16_t *label) {
            return {{prefix}}_classify(state, input, label);
        }
        static const int32_t *scores_{{index}}(const void *state) {
            return ((const {{prefix}}_t *)state)->scores;
        }
        typedef char input_bytes_{{index}}[{{inputBytes}} == {{prefix.ToUpperInvariant()}}_INPUT_BYTES ? 1 : -1];
        typedef char state_bytes_{{index}}[sizeof({{prefix}}_t) == {{prefix.ToUpperInvariant()}}_STATE_BYTES ? 1 : -1];

        """.ReplaceLineEndings("\n");
}
