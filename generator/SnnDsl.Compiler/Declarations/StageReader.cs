using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Turns one property into a stage and checks the order of its layers.</summary>
internal static class StageReader
{
    /// <summary>Reads the stage; <see langword="null"/> if its layers make no sense.</summary>
    /// <param name="property">The property.</param>
    /// <param name="name">Its name in the network, with the path of its block.</param>
    /// <param name="scope">Values of the block's parameters.</param>
    /// <param name="issues">Takes what is wrong.</param>
    public static StageDeclaration? Read(PropertyModel property, string name, ParameterScope scope, IssueSink issues)
    {
        AttributeModel[] attributes = [.. property.Attributes.Where(LayerAttributes.IsLayer)];
        var layers = new List<LayerDeclaration>();
        for (int i = 0; i < attributes.Length; i++)
        {
            LayerDeclaration layer = LayerAttributes.Read(attributes[i], name, scope, issues);
            if (CheckOrder(layer, layers, attributes, i, name) is { } issue)
            {
                issues.Add(issue);
                return null;
            }

            layers.Add(layer);
        }

        if (!layers.Any(l => l.Rank is LayerRank.Synapse or LayerRank.Neuron or LayerRank.Pool)
            || layers[0] is BatchNormDeclaration)
        {
            issues.Add(IssueCatalogue.MissingSynapse.At(property.Element, name));
            return null;
        }

        var stage = new StageDeclaration(name, layers.ToEquatableArray(), property.Element)
        {
            IsShared = property.Attributes.Any(a => a.Name == "Shared"),
        };
        return ReadPrune(property, stage, scope, issues) with { Kernel = ReadKernel(property, stage, scope, issues) };
    }

    private static StageDeclaration ReadPrune(PropertyModel property, StageDeclaration stage, ParameterScope scope, IssueSink issues)
    {
        if (property.Attributes.FirstOrDefault(a => a.Name == "Prune") is not { } attribute)
        {
            return stage;
        }

        var values = new AttributeValues(attribute, stage.Name, scope, issues);
        double ratio = values.Real("ratio");
        if (!values.Allows("ratio", ratio))
        {
            return stage;
        }

        if (!stage.HasSynapse || stage.IsShared)
        {
            string reason = stage.IsShared ? "its uses would no longer have the same shapes" : "it has no synapse layer";
            issues.Add(IssueCatalogue.PruneNotPossible.At(attribute.Element, stage.Name, reason));
        }

        return stage with { Prune = (decimal)ratio, PruneElement = attribute.Element };
    }

    private static KernelDeclaration? ReadKernel(PropertyModel property, StageDeclaration stage, ParameterScope scope, IssueSink issues)
    {
        if (property.Attributes.FirstOrDefault(a => a.Name == "Kernel") is not { } attribute)
        {
            return null;
        }

        if (!stage.HasSynapse)
        {
            string what = "a stage without a synapse; it belongs to the stage of the layer's synapse";
            issues.Add(IssueCatalogue.AttributeNotAllowed.At(attribute.Element, attribute.Name, stage.Name, what));
        }

        var values = new AttributeValues(attribute, stage.Name, scope, issues);
        return new KernelDeclaration(
            values.Enumeration<NeuronKernel>("Neurons"),
            values.Enumeration<SumKernel>("Sums"),
            values.Integer("Columns"),
            attribute.Element);
    }

    private static Issue? CheckOrder(
        LayerDeclaration layer, List<LayerDeclaration> before, AttributeModel[] attributes, int index, string stage)
    {
        AttributeModel attribute = attributes[index];
        bool isAfterSynapse = before.OfType<SynapseDeclaration>().Any();
        if (layer is SynapseDeclaration)
        {
            return isAfterSynapse
                ? IssueCatalogue.SecondSynapse.At(attribute.Element, stage, NameOf<SynapseDeclaration>(before, attributes), attribute.Name)
                : null;
        }

        if (!isAfterSynapse && attributes.Skip(index + 1).Any(LayerAttributes.IsSynapse))
        {
            return layer is FlattenDeclaration && before.Count == 0
                ? null
                : IssueCatalogue.LayerBeforeSynapse.At(attribute.Element, stage, attribute.Name);
        }

        bool isInOrder = before.Count == 0 || layer.Rank > before[before.Count - 1].Rank;
        bool needsNeuron = isAfterSynapse && layer.Rank == LayerRank.Pool;
        return isInOrder && (!needsNeuron || before.OfType<NeuronDeclaration>().Any())
            ? null
            : IssueCatalogue.LayerOutOfOrder.At(attribute.Element, stage, attribute.Name, attributes[index - 1].Name);
    }

    private static string NameOf<T>(List<LayerDeclaration> layers, AttributeModel[] attributes) =>
        attributes[layers.FindIndex(l => l is T)].Name;
}
