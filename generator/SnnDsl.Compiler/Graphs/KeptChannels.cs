namespace SnnDsl.Compiler.Graphs;

/// <summary>Output channels that pruning left in a stage.</summary>
public sealed record KeptChannels(string Stage, int Channels);
