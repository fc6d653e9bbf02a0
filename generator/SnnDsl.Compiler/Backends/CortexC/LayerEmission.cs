using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>What an operation makes of a layer in C, besides its arrays of constants.</summary>
/// <param name="Comment">What it says about the layer.</param>
/// <param name="StructType">Type of the description that its kernel takes.</param>
/// <param name="StructName">Name of the description, unless another one has it.</param>
/// <param name="Fields">Fields of the description.</param>
/// <param name="Call">The statements that run it, with the name of the description and the memory of a schedule.</param>
internal sealed record LayerEmission(
    EquatableArray<string> Comment,
    string StructType,
    string StructName,
    EquatableArray<string> Fields,
    Func<string, MemoryNames, EquatableArray<string>> Call)
{
    /// <summary>Of an input, which the caller fills.</summary>
    public static LayerEmission None { get; } = new([], "", "", [], (_, _) => []);

    /// <summary>Definitions that the description refers to: tables of arrays.</summary>
    public EquatableArray<string> Tables { get; init; } = [];

    /// <summary>Elements that its kernel reads of each array, as a constant expression by the name of the array.</summary>
    public EquatableArray<ArrayLength> Lengths { get; init; } = [];

    /// <summary>Static assertions of the sizes that its kernel asks for in the memory of a schedule.</summary>
    public Func<MemoryNames, EquatableArray<string>> Sizes { get; init; } = _ => [];

    /// <summary>How a stream keeps its membranes; not of layers without any.</summary>
    public MembraneEmission? Membranes { get; init; }
}

/// <summary>Elements that a kernel reads of an array.</summary>
internal sealed record ArrayLength(string Stage, ConstantRole Role, string Elements);

/// <summary>Membranes that a stream keeps.</summary>
/// <param name="Reset">The function that brings them to 0.</param>
/// <param name="CodeBits">Bits of the codes that stand for them; 0 where they are kept as they are.</param>
/// <param name="Words">Words that the kernel keeps, as a constant expression.</param>
internal sealed record MembraneEmission(string Reset, int CodeBits, string Words);
