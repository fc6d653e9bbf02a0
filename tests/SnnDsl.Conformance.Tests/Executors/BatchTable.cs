using System.Globalization;
using System.Text;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>The C of a batch's table of networks and of their memory, which runner.h declares.</summary>
internal static class BatchTable
{
    public static string Text(Batch batch)
    {
        var c = new StringBuilder("/* Written by the conformance tests. */\n#include \"runner.h\"\n\n");
        c.AppendJoin("", batch.Cases.Select(n => $"#include \"{Prefix(n)}.h\"\n")).Append('\n');
        c.AppendJoin("\n", batch.Runs.Select((run, i) => run.Schedule.IsStreaming ? Stream(run.Case, i) : Framed(run.Case, i)));
        c.Append("\nconst conformance_network_t conformance_networks[] = {\n");
        c.AppendJoin("", batch.Runs.Select(Entry));
        c.Append(CultureInfo.InvariantCulture, $"}};\nconst uint32_t conformance_network_count = {batch.Runs.Count};\n\n");
        AppendMemory(c, batch);
        return c.ToString();
    }

    private static void AppendMemory(StringBuilder c, Batch batch)
    {
        c.Append("typedef struct {\n    unsigned char before[CONFORMANCE_GUARD_BYTES];\n    union {\n");
        c.AppendJoin("", batch.Runs.Select((run, i) => $"        {StateType(run)} network_{i};\n"));
        c.Append("    } state;\n    unsigned char after[CONFORMANCE_GUARD_BYTES];\n} slot_t;\n\n");
        c.Append(CultureInfo.InvariantCulture, $"static slot_t slots[{batch.Slots}];\nunsigned char *const conformance_slots[] = {{");
        c.AppendJoin(", ", Enumerable.Range(0, batch.Slots).Select(i => $"(unsigned char *)&slots[{i}]"));
        c.Append(CultureInfo.InvariantCulture, $"}};\nconst uint32_t conformance_slot_count = {batch.Slots};\n");
        c.Append("const uint32_t conformance_slot_bytes = sizeof(slot_t);\n\n");
        c.Append(CultureInfo.InvariantCulture, $"uint32_t conformance_input[{batch.InputWords}];\nconst uint32_t conformance_input_words = {batch.InputWords};\n");
        c.Append(CultureInfo.InvariantCulture, $"static uint32_t events[2][{batch.Runs.Max(EventWords)}];\nuint32_t *const conformance_events[2] = {{events[0], events[1]}};\n");
        c.Append(CultureInfo.InvariantCulture, $"uint8_t conformance_saved[{Math.Max(batch.SavedBytes, 1)}];\n");
    }

    /// <summary>Words of the events of a time step; not 0, which no array can have.</summary>
    private static int EventWords(BatchRun run) =>
        run.Case.Declaration.ReadsEvents ? run.Case.Graph.Nodes[0].Planes * ((run.Case.Declaration.Input.Size + 31) / 32) : 1;

    private static string Entry(BatchRun run, int index)
    {
        string functions = run.Schedule.IsStreaming ? $"NULL, NULL, &stream_{index}" : $"run_{index}, classify_{index}, NULL";
        return $"    {{{functions}, scores_{index}, sizeof({StateType(run)}), {Macro(run.Case)}_INPUT_BYTES, {Macro(run.Case)}_CLASSES, {Macro(run.Case)}_STACK_BYTES}},\n";
    }

    private static string Framed(NetworkCase networkCase, int index)
    {
        string prefix = Prefix(networkCase);
        return Lines($$"""
            static int run_{{index}}(void *state, const void *input) {
                return {{prefix}}_run(state, input);
            }
            static int classify_{{index}}(void *state, const void *input, uint16_t *label) {
                return {{prefix}}_classify(state, input, label);
            }
            {{Common(networkCase, index, prefix + "_t", Macro(networkCase) + "_STATE_BYTES")}}
            """);
    }

    private static string Stream(NetworkCase networkCase, int index)
    {
        (string prefix, string macro) = (Prefix(networkCase), Macro(networkCase));
        NetworkDeclaration declaration = networkCase.Declaration;
        bool readsEvents = declaration.ReadsEvents;
        string step = readsEvents
            ? $$"""
            static int push_{{index}}(uint32_t *events, uint32_t x, uint32_t y, uint32_t polarity) {
                return {{prefix}}_push(events, x, y, polarity);
            }
            static int step_{{index}}(void *state, uint32_t *events) {
                return {{prefix}}_step(state, events);
            }
            """
            : $$"""
            static int step_{{index}}(void *state, const void *image) {
                return {{prefix}}_step(state, image);
            }
            """;
        return Lines($$"""
            static int reset_{{index}}(void *state) {
                return {{prefix}}_reset(state);
            }
            {{step}}
            static int label_{{index}}(const void *state, uint16_t *label) {
                return {{prefix}}_label(state, label);
            }
            static int save_{{index}}(const void *state, uint8_t *bytes, size_t size) {
                return {{prefix}}_save(state, bytes, size);
            }
            static int restore_{{index}}(void *state, const uint8_t *bytes, size_t size) {
                return {{prefix}}_restore(state, bytes, size);
            }
            static const conformance_stream_t stream_{{index}} = {
                .reset = reset_{{index}},
                {{(readsEvents ? $".push = push_{index}, .step_events" : ".step_image")}} = step_{{index}},
                .label = label_{{index}},
                .save = save_{{index}},
                .restore = restore_{{index}},
                .state_bytes = sizeof({{prefix}}_stream_t),
                .saved_bytes = {{macro}}_SAVED_BYTES,
                .time_steps = {{macro}}_TIME_STEPS,
                .height = {{declaration.Input.Height}},
                .width = {{declaration.Input.Width}},
                .polarities = {{declaration.Input.Channels}},
                .planes = {{networkCase.Graph.Nodes[0].Planes}},
                .plane_words = {{(declaration.Input.Size + 31) / 32}},
            };
            {{Common(networkCase, index, prefix + "_stream_t", macro + "_STREAM_BYTES")}}
            """);
    }

    /// <summary>The scores, and checks of sizes when the table is compiled.</summary>
    private static string Common(NetworkCase networkCase, int index, string type, string stateBytes) => $$"""
        static const int32_t *scores_{{index}}(const void *state) {
            return ((const {{type}} *)state)->scores;
        }
        typedef char input_bytes_{{index}}[{{CInput.Size(networkCase)}} == {{Macro(networkCase)}}_INPUT_BYTES ? 1 : -1];
        typedef char state_bytes_{{index}}[sizeof({{type}}) == {{stateBytes}} ? 1 : -1];

        """;

    private static string StateType(BatchRun run) => Prefix(run.Case) + (run.Schedule.IsStreaming ? "_stream_t" : "_t");

    private static string Prefix(NetworkCase networkCase) => CNames.NetworkPrefix(networkCase.Name);

    private static string Macro(NetworkCase networkCase) => "SNN_NET_" + CNames.Macro(networkCase.Name);

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
