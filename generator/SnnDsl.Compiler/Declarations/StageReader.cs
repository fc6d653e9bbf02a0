using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Turns one property into a stage and checks the order of its layers.</summary>
internal static class StageReader
{
    /// <summary>Reads the stage; <see langword="null"/> if the property is not one or its layers make no sense.</summary>
    public static StageDeclaration? Read(PropertyModel property, IssueSink issues)
    {
        if (property.TypeName != "SnnDsl.Stage")
        {
            issues.Add(IssueCatalogue.StageOfWrongType.At(property.Element, property.Name, property.TypeName));
            return null;
        }

        if (!property.IsPartial || property.IsStatic)
        {
            issues.Add(IssueCatalogue.StageNotPartial.At(property.Element, property.Name));
            return null;
        }

        AttributeModel[] attributes = [.. property.Attributes.Where(LayerReader.IsLayer)];
        var layers = new List<LayerDeclaration>();
        foreach (AttributeModel attribute in attributes)
        {
            LayerDeclaration layer = LayerReader.Read(attribute, property.Name, issues);
            if (CheckOrder(layer, attribute, layers, attributes, property.Name) is { } issue)
            {
                issues.Add(issue);
                return null;
            }

            layers.Add(layer);
        }

        if (!layers.OfType<SynapseDeclaration>().Any())
        {
            issues.Add(IssueCatalogue.MissingSynapse.At(property.Element, property.Name));
            return null;
        }

        return new StageDeclaration(property.Name, layers.ToEquatableArray(), property.Element);
    }

    private static Issue? CheckOrder(
        LayerDeclaration layer, AttributeModel attribute, List<LayerDeclaration> before, AttributeModel[] attributes, string stage)
    {
        bool hasSynapse = before.OfType<SynapseDeclaration>().Any();
        if (layer is SynapseDeclaration)
        {
            return hasSynapse
                ? IssueCatalogue.SecondSynapse.At(attribute.Element, stage, NameOf<SynapseDeclaration>(before, attributes), attribute.Name)
                : null;
        }

        if (!hasSynapse)
        {
            return layer is FlattenDeclaration && before.Count == 0
                ? null
                : IssueCatalogue.LayerBeforeSynapse.At(attribute.Element, stage, attribute.Name);
        }

        return Rank(layer) > Rank(before[before.Count - 1]) && (layer is not PoolDeclaration || before.OfType<NeuronDeclaration>().Any())
            ? null
            : IssueCatalogue.LayerOutOfOrder.At(attribute.Element, stage, attribute.Name, attributes[before.Count - 1].Name);
    }

    /// <summary>Place of a layer in the data flow of a stage.</summary>
    private static int Rank(LayerDeclaration layer) => layer switch
    {
        SynapseDeclaration => 0,
        BatchNormDeclaration => 1,
        NeuronDeclaration => 2,
        PoolDeclaration => 3,
        FlattenDeclaration => 4,
        _ => throw new InvalidOperationException($"The layer {layer.GetType().Name} has no rank."),
    };

    private static string NameOf<T>(List<LayerDeclaration> layers, AttributeModel[] attributes) =>
        attributes[layers.FindIndex(l => l is T)].Name;
}
