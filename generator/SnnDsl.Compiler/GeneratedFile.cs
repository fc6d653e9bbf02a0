namespace SnnDsl.Compiler;

/// <summary>A generated file: its name without a folder, and its text with line feeds.</summary>
public sealed record GeneratedFile(string Name, string Text);
