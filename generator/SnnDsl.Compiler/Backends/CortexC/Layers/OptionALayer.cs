using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>A shortcut that takes rows, columns and channels as they are, see snn/option_a.h.</summary>
internal static class OptionALayer
{
    public static LayerEmission Emit(EmissionContext context, IntegerOptionAOperation optionA)
    {
        TensorShape input = context.Source.Shape;
        TensorShape output = context.Node.Shape;
        int behind = output.Channels - input.Channels - optionA.ChannelOffset;
        return new LayerEmission(
            [
                $"{context.Node.Name}: option A of {context.Source.Name}, {input} -> {output}.",
                $"Each {Ordinal(optionA.Stride)}row and column; channels of zeros: {optionA.ChannelOffset} in front, {behind} behind.",
            ],
            "snn_option_a_t",
            context.Symbol,
            [
                $".input = {LayerFields.Shape(input)}",
                $".output = {LayerFields.Shape(output)}",
                $".stride = {optionA.Stride}",
                $".first_channel = {optionA.ChannelOffset}",
            ],
            (name, memory) => KernelCall.Plain(memory, context.Layer, "snn_option_a", name));
    }

    private static string Ordinal(int stride) => stride switch
    {
        1 => "",
        2 => "2nd ",
        3 => "3rd ",
        _ => $"{stride}th ",
    };
}
