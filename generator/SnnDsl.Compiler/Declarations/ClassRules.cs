using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>
/// What must hold for a network or block by itself, whatever its parameters are: class, parameters, properties, Forward.
/// </summary>
internal static class ClassRules
{
    /// <summary>Reports what is wrong.</summary>
    /// <param name="model">The network or block.</param>
    /// <param name="blocks">The blocks that its properties can have as their type.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static void Check(ClassModel model, BlockTable blocks, IssueSink issues)
    {
        var own = new IssueSink();
        CheckParameters(model, own);
        if (model.Properties.Count == 0 && model.Forward is null)
        {
            own.Add(IssueCatalogue.MissingStage.At(model.Element, model.Name));
        }

        ParameterScope scope = ParameterScope.Unknown(model);
        foreach (PropertyModel property in model.Properties)
        {
            CheckProperty(model, property, blocks, scope, own);
        }

        if (model.Forward is { } forward)
        {
            ForwardRules.Check(model, forward, blocks, own);
        }

        issues.AddRange(own);
    }

    /// <summary>Reports a class that no code can be generated for.</summary>
    public static void CheckKind(ClassModel model, IssueSink issues)
    {
        string what = model.IsBlock ? "block" : "spiking network";
        if (model.IsBlock && model.IsNetwork)
        {
            issues.Add(IssueCatalogue.NetworkIsBlock.At(model.Element, model.Name));
        }

        if (!model.IsSupportedKind)
        {
            string constructor = model.IsBlock ? ", and its parameters stand behind its name" : "";
            issues.Add(IssueCatalogue.UnsupportedClass.At(model.Element, model.Name, what, constructor));
        }

        if (!model.IsPartial)
        {
            issues.Add(IssueCatalogue.ClassNotPartial.At(model.Element, model.Name, what));
        }
    }

    private static void CheckParameters(ClassModel model, IssueSink issues)
    {
        foreach (ParameterModel parameter in model.Parameters.Where(p => p.TypeName is not (ParameterModel.Whole or ParameterModel.Real)))
        {
            issues.Add(IssueCatalogue.UnsupportedParameter.At(parameter.Element, parameter.Name, model.Name, parameter.TypeName));
        }
    }

    private static void CheckProperty(
        ClassModel model, PropertyModel property, BlockTable blocks, ParameterScope scope, IssueSink issues)
    {
        ClassModel? block = blocks.Find(property);
        StageKind? kind = StageKinds.Of(property);
        if (block is null && kind is null)
        {
            issues.Add(IssueCatalogue.StageOfWrongType.At(property.Element, property.Name, property.TypeName));
        }
        else if (!property.IsPartial || property.IsStatic)
        {
            string type = property.TypeName.Substring(property.TypeName.LastIndexOf('.') + 1);
            issues.Add(IssueCatalogue.StageNotPartial.At(property.Element, property.Name, type));
        }
        else if (block is not null)
        {
            CheckBlock(model, property, block, blocks, scope, issues);
        }
        else
        {
            CheckStage(property, kind!.Value, hasForward: model.Forward is not null, scope, issues);
        }
    }

    private static void CheckBlock(
        ClassModel model, PropertyModel property, ClassModel block, BlockTable blocks, ParameterScope scope, IssueSink issues)
    {
        if (property.Attributes.FirstOrDefault(a => LayerAttributes.IsLayer(a) || a.Name is "Prune" or "Kernel") is { } layer)
        {
            string what = $"the block '{block.Name}'; it belongs to the block's stages";
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(layer.Element, layer.Name, property.Name, what));
        }

        BlockArguments.Bind(property, block, property.Name, scope, issues);
        if (blocks.PathFrom(block, model) is { } path)
        {
            issues.Add(IssueCatalogue.RecursiveBlock.At(property.Element, model.Name, property.Name, string.Join(" > ", path.Prepend(model.Name))));
        }
    }

    private static void CheckStage(PropertyModel property, StageKind kind, bool hasForward, ParameterScope scope, IssueSink issues)
    {
        if (property.Attributes.FirstOrDefault(a => a.Name == "Arguments") is { } arguments)
        {
            string what = $"a {kind}; it belongs to properties whose type is a block";
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(arguments.Element, arguments.Name, property.Name, what));
        }

        StageKind? read = TransformerReader.IsOnResidual(property)
            ? TransformerReader.Read(property, property.Name, scope, isShared: false, issues)?.Kind
            : StageReader.Read(property, property.Name, scope, issues) is { } stage ? StageKinds.Of(stage) : null;
        if (read is { } actual
            && actual != kind
            && (hasForward || kind != StageKind.Stage))
        {
            issues.Add(IssueCatalogue.StageKindMismatch.At(property.Element, property.Name, kind, actual, StageKinds.Describe(actual)));
        }
    }
}
