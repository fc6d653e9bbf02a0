using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>Emits the C header and source of a finished plan.</summary>
public static class NetworkEmitter
{
    public static EquatableArray<GeneratedFile> Emit(Plan plan)
    {
        using InvariantCulture culture = InvariantCulture.Pin();
        NetworkView view = NetworkViewBuilder.Build(plan);
        return
        [
            new GeneratedFile(view.Prefix + ".h", TemplateRenderer.Render("network.h.sbn", view)),
            new GeneratedFile(view.Prefix + ".c", TemplateRenderer.Render("network.c.sbn", view)),
        ];
    }
}
