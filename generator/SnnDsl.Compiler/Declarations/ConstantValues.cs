namespace SnnDsl.Compiler.Declarations;

/// <summary>Constants of attributes and defaults of parameters as the models hold them.</summary>
public static class ConstantValues
{
    /// <summary>A boxed integer, double, bool or string; an <see cref="UnreadableValue"/> for everything else.</summary>
    public static object Of(object? constant) => constant switch
    {
        int or double or bool or string => constant,
        sbyte number => (int)number,
        byte number => (int)number,
        short number => (int)number,
        ushort number => (int)number,
        float number => (double)number,
        null => new UnreadableValue("null"),
        long or ulong or uint => new UnreadableValue(Common.Invariant.Text(constant)),
        char letter => new UnreadableValue($"the character '{letter}'"),
        _ => new UnreadableValue("neither a number nor a name"),
    };
}
