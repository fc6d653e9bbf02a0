using System.Collections.Concurrent;
using Scriban;
using Scriban.Runtime;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Renders the embedded templates. A template shows a finished view; it makes no decisions.</summary>
internal static class TemplateRenderer
{
    private static readonly ConcurrentDictionary<string, Template> Templates = new(StringComparer.Ordinal);

    /// <summary>Renders a template with the view's properties as variables, in snake case.</summary>
    public static string Render(string template, object view)
    {
        var context = new TemplateContext
        {
            StrictVariables = true,
            LoopLimit = 0,
            LimitToString = 0,
            NewLine = "\n",
            TemplateLoader = EmbeddedTemplates.Instance,
        };
        context.PushCulture(System.Globalization.CultureInfo.InvariantCulture);
        var variables = new ScriptObject();
        variables.Import(view);
        context.PushGlobal(variables);
        return Templates.GetOrAdd(template, Parse).Render(context);
    }

    private static Template Parse(string name)
    {
        var template = Template.Parse(EmbeddedTemplates.Read(name), name);
        if (template.HasErrors)
        {
            throw new InvalidOperationException(string.Join("; ", template.Messages.Select(m => m.ToString())));
        }

        return template;
    }
}
