using SnnDsl.Compiler;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Generator;

/// <summary>A class with [SpikingNetwork] or [Block]: content and positions. The key is its full metadata name.</summary>
internal sealed record NetworkClass(string Key, ClassModel Model, SourceMap Positions);

/// <summary>The content of a class.</summary>
internal sealed record NetworkModel(string Key, ClassModel Class);

/// <summary>An artifact among the project's additional files, by its file name without extension.</summary>
internal sealed record ArtifactFile(string Network, string Text);

/// <summary>A network's declaration and shapes.</summary>
internal sealed record NetworkGraph(string Key, string Name, GraphResult Result);

/// <summary>Everything that a network's plan depends on.</summary>
internal sealed record NetworkInput(NetworkGraph Graph, string? ArtifactText);

/// <summary>A network's plan.</summary>
internal sealed record NetworkPlan(string Key, PlanResult Result);

/// <summary>A network's C.</summary>
internal sealed record NetworkFiles(string Key, EquatableArray<GeneratedFile> Files);

/// <summary>What was found in a network or block.</summary>
internal sealed record NetworkIssues(string Key, EquatableArray<Issue> Issues);

/// <summary>A C# file to add to the compilation.</summary>
internal sealed record CSharpFile(string HintName, string Text);
