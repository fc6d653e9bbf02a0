namespace SnnDsl.Compiler.Numerics;

/// <summary>Integer type of a layer's thresholds, biases, accumulators and membranes.</summary>
public enum StorageType
{
    Bits16,
    Bits32,
}
