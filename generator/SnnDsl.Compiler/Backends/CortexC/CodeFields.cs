using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Tables of layers that keep membranes as codes, see snn/neuron.h. Nothing for other layers.</summary>
internal static class CodeFields
{
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
            $"static const SNN_CONST snn_codes_{(isNarrow ? "s16" : "s32")}_t {symbol}_codes = {{",
            .. fields.Select(field => $"    {field},"),
            $"    .kernels = &snn_codes_kernels_{(isNarrow ? "s16" : "s32")},",
            "};",
        ];
    }

    /// <summary>The field of a neuron that names the definition.</summary>
    public static EquatableArray<string> Field(string symbol, IntegerNeuron neuron) =>
        neuron.Parameters.Codes is null ? [] : [$".neuron.codes = &{symbol}_codes"];
}
