using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;

namespace SnnDsl.Compiler.Operations;

/// <summary>Integer weights m and where they connect; order output, kernel row, kernel column, input channel.</summary>
public sealed record IntegerSynapse(SynapseGeometry Geometry, WeightFormat Format, EquatableArray<int> Weights);
