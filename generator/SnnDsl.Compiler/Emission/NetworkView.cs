using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Emission;

/// <summary>What the templates show of a network: finished text and numbers, no decisions left.</summary>
public sealed record NetworkView(
    string Name,
    string Prefix,
    string Macro,
    int Abi,
    int TimeSteps,
    string InputShape,
    int InputBytes,
    int Classes,
    int LastLayer,
    int ArenaWords,
    int StateBytes,
    int ConstantBytes,
    int WeightBytes,
    string DataSet,
    string AccuracyFloat,
    string AccuracyInteger,
    EquatableArray<LayerView> Layers);

/// <summary>
/// One layer: what it is, its constants and the statements that run it. What an earlier layer has already is left out:
/// arrays, and the description by an empty <paramref name="StructType"/>.
/// </summary>
public sealed record LayerView(
    EquatableArray<string> Comment,
    EquatableArray<CheckView> Checks,
    EquatableArray<ArrayView> Arrays,
    string StructType,
    string StructName,
    EquatableArray<string> Fields,
    EquatableArray<string> Statements);

/// <summary>A proved range and the C limits it was proved for.</summary>
public sealed record CheckView(string Condition, string Message);

/// <summary>A constant array; <paramref name="Rows"/> are finished lines of numbers.</summary>
public sealed record ArrayView(string Type, string Name, int Count, EquatableArray<string> Rows);
