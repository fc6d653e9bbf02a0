using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Tables of layers that keep membranes as codes, see snn/neuron.h. Nothing for other layers.</summary>
internal static class CodeFields
{
    /// <summary>The arrays of the tables.</summary>
    public static EquatableArray<ArrayView> Arrays(string symbol, LayerPlan layer, IntegerNeuron neuron)
    {
        if (neuron.Parameters.Codes is not { } codes)
        {
            return [];
        }

        if (layer.Storage == StorageType.Bits16)
        {
            int words = WeightBlocks.GroupChannels * WeightBlocks.Groups(layer.Node.Shape.Channels) * codes.Levels;
            return [new ArrayView("uint32_t", symbol + "_ladder", words, NeuronRows.Ladder(codes, layer.Node.Shape.Channels))];
        }

        return
        [
            new ArrayView("int32_t", symbol + "_entries", codes.Entries.Count, NumberRows.BaseTen(codes.Entries)),
            new ArrayView("int32_t", symbol + "_rungs", codes.Rungs.Count, NumberRows.BaseTen(codes.Rungs)),
            .. codes.IsCommon
                ? (ArrayView[])[new ArrayView("uint16_t", symbol + "_current_multipliers", codes.Multipliers.Count, NumberRows.BaseTen(codes.Multipliers))]
                : [],
        ];
    }

    /// <summary>The definition that joins the arrays.</summary>
    public static EquatableArray<string> Struct(string symbol, LayerPlan layer, IntegerNeuron neuron)
    {
        if (neuron.Parameters.Codes is not { } codes)
        {
            return [];
        }

        bool isNarrow = layer.Storage == StorageType.Bits16;
        string[] fields = isNarrow
            ? [$".ladder = {symbol}_ladder", $".bits = {codes.Bits}"]
            :
            [
                $".entries = {symbol}_entries",
                $".rungs = {symbol}_rungs",
                $".multiplier = {(codes.IsCommon ? symbol + "_current_multipliers" : "NULL")}",
                $".bits = {codes.Bits}",
                $".shift = {codes.Shift}",
            ];
        return
        [
            $"static const snn_codes_{(isNarrow ? "s16" : "s32")}_t {symbol}_codes = {{",
            .. fields.Select(field => $"    {field},"),
            $"    .kernels = &snn_codes_kernels_{(isNarrow ? "s16" : "s32")},",
            "};",
        ];
    }

    /// <summary>The field of a neuron that names the definition.</summary>
    public static EquatableArray<string> Field(string symbol, IntegerNeuron neuron) =>
        neuron.Parameters.Codes is null ? [] : [$".neuron.codes = &{symbol}_codes"];
}
