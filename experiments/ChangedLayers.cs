using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Training.Modules;

namespace SnnDsl.Experiments;

/// <summary>Variants of a declared network.</summary>
internal static class ChangedLayers
{
    /// <summary>The float graph of a class some of whose layers are declared otherwise.</summary>
    /// <param name="declaration">The class.</param>
    /// <param name="change">Another declaration of a layer, or the same.</param>
    /// <exception cref="InvalidDataException">The variant has errors; all of them are named.</exception>
    internal static FloatGraph Graph(NetworkDeclaration declaration, Func<LayerDeclaration, LayerDeclaration> change)
    {
        var stages = declaration.Stages.Select(stage => stage with { Layers = stage.Layers.Select(change).ToEquatableArray() });
        return NetworkBuilder.Graph(declaration with { Stages = stages.ToEquatableArray() });
    }
}
