using SnnDsl.Compiler;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>A class with [SpikingNetwork] or [Block]: content and positions. The key is its full metadata name.</summary>
internal sealed record NetworkClass(string Key, ClassModel Model, SourceMap Positions);

/// <summary>The content of a class.</summary>
internal sealed record NetworkModel(string Key, ClassModel Class);

/// <summary>An artifact among the project's additional files, by its file name without extension.</summary>
internal sealed record ArtifactFile(string Network, string Text);

/// <summary>Everything that a network's C depends on.</summary>
internal sealed record NetworkInput(NetworkModel Model, string? ArtifactText);

/// <summary>What the compiler made of a network, or found in a block.</summary>
internal sealed record CompiledNetwork(string Key, NetworkCompilation Result);

/// <summary>A C# file to add to the compilation.</summary>
internal sealed record CSharpFile(string HintName, string Text);
