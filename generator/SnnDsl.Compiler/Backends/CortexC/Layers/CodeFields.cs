using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Numerics;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Tables of layers that keep membranes as codes, see snn/neuron.h. Nothing for other layers.</summary>
internal static class CodeFields
{
    /// <summary>The definition that joins the arrays.</summary>
    public static EquatableArray<string> Struct(EmissionContext context, IntegerNeuron neuron)
    {
        if (neuron.Parameters.Codes is not { } codes)
        {
            return [];
        }

        bool isNarrow = context.Layer.Storage == StorageType.Bits16;
        string[] fields = isNarrow
            ? [$".ladder = {context.Array(ConstantRole.Ladder)}", $".bits = {codes.Bits}"]
            :
            [
                $".entries = {context.Array(ConstantRole.Entries)}",
                $".rungs = {context.Array(ConstantRole.Rungs)}",
                $".multiplier = {(codes.IsCommon ? context.Array(ConstantRole.CurrentMultipliers) : "NULL")}",
                $".bits = {codes.Bits}",
                $".shift = {codes.Shift}",
            ];
        return
        [
            $"static const SNN_CONST snn_codes_{(isNarrow ? "s16" : "s32")}_t {context.Symbol}_codes = {{",
            .. fields.Select(field => $"    {field},"),
            $"    .kernels = &snn_codes_kernels_{(isNarrow ? "s16" : "s32")},",
            "};",
        ];
    }

    /// <summary>The field of a neuron that names the definition.</summary>
    public static EquatableArray<string> Field(EmissionContext context, IntegerNeuron neuron) =>
        neuron.Parameters.Codes is null ? [] : [$".neuron.codes = &{context.Symbol}_codes"];
}
