using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>The embedded templates, for one that includes another.</summary>
internal sealed class EmbeddedTemplates : ITemplateLoader
{
    /// <summary>The only one.</summary>
    public static EmbeddedTemplates Instance { get; } = new();

    /// <summary>Text of a template.</summary>
    public static string Read(string name)
    {
        using System.IO.Stream stream = typeof(EmbeddedTemplates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    /// <inheritdoc/>
    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    /// <inheritdoc/>
    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(templatePath);

    /// <inheritdoc/>
    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        new(Read(templatePath));
}
