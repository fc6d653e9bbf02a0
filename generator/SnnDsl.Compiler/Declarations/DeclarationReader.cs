using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Turns a class into the declaration of a network. All problems of the class are reported at once.</summary>
public static class DeclarationReader
{
    private const int MaximumTimeSteps = 16;

    /// <summary>Reads the class; <see langword="null"/> if an issue is an error.</summary>
    public static NetworkDeclaration? Read(ClassModel model, IssueSink issues)
    {
        CheckClass(model, issues);
        int timeSteps = ReadTimeSteps(model, issues);
        TensorShape? input = ReadInput(model, issues);
        BudgetDeclaration? budget = ReadBudget(model, issues);
        StageDeclaration[] stages = ReadStages(model, issues);
        CheckChain(stages, issues);
        CheckNames(model.Name, stages, model.Element, issues);
        return issues.HasErrors || input is null
            ? null
            : new NetworkDeclaration(model.Name, timeSteps, input, budget, stages.ToEquatableArray());
    }

    private static void CheckClass(ClassModel model, IssueSink issues)
    {
        if (!model.IsSupportedKind)
        {
            issues.Add(IssueCatalogue.UnsupportedClass.At(model.Element, model.Name));
        }

        if (!model.IsPartial)
        {
            issues.Add(IssueCatalogue.ClassNotPartial.At(model.Element, model.Name));
        }
    }

    private static int ReadTimeSteps(ClassModel model, IssueSink issues)
    {
        AttributeModel network = model.Attributes.First(a => a.Name == "SpikingNetwork");
        int timeSteps = new AttributeValues(network, model.Name, issues).Integer("TimeSteps", 0);
        if (timeSteps is < 1 or > MaximumTimeSteps)
        {
            issues.Add(IssueCatalogue.UnsupportedTimeSteps.At(network.Element, model.Name, timeSteps));
        }

        return timeSteps;
    }

    private static TensorShape? ReadInput(ClassModel model, IssueSink issues)
    {
        AttributeModel? input = model.Attributes.FirstOrDefault(a => a.Name == "Input");
        if (input is null)
        {
            issues.Add(IssueCatalogue.MissingInput.At(model.Element, model.Name));
            return null;
        }

        var values = new AttributeValues(input, model.Name, issues);
        if (values.Find("features") is not null)
        {
            return TensorShape.Flat(values.Integer("features", 0, 1, 65535));
        }

        int height = values.Integer("height", 0, 1, 1024);
        int width = values.Integer("width", 0, 1, 1024);
        int channels = values.Integer("channels", 0, 1, 1024);
        long size = (long)height * width * channels;
        if (size > FloatGraphBuilder.MaximumLayerSize)
        {
            values.Report("Size", size, $"1 to {FloatGraphBuilder.MaximumLayerSize}");
        }

        return new TensorShape(height, width, channels);
    }

    private static BudgetDeclaration? ReadBudget(ClassModel model, IssueSink issues)
    {
        AttributeModel? budget = model.Attributes.FirstOrDefault(a => a.Name == "Budget");
        if (budget is null)
        {
            return null;
        }

        var values = new AttributeValues(budget, model.Name, issues);
        return new BudgetDeclaration(
            values.Integer("FlashKiB", 0, 0, 1 << 20), values.Integer("RamKiB", 0, 0, 1 << 20), budget.Element);
    }

    private static StageDeclaration[] ReadStages(ClassModel model, IssueSink issues)
    {
        if (model.Properties.Count == 0)
        {
            issues.Add(IssueCatalogue.MissingStage.At(model.Element, model.Name));
        }

        return [.. model.Properties.Select(p => StageReader.Read(p, issues)).OfType<StageDeclaration>()];
    }

    /// <summary>What depends on a stage's place: neurons between stages, none in the read-out, bits at the ends.</summary>
    private static void CheckChain(StageDeclaration[] stages, IssueSink issues)
    {
        for (int i = 0; i < stages.Length; i++)
        {
            StageDeclaration stage = stages[i];
            bool isLast = i == stages.Length - 1;
            if (!isLast && stage.Neuron is null)
            {
                issues.Add(IssueCatalogue.MissingNeuron.At(stage.Element, stage.Name, stages[i + 1].Name));
            }
            else if (isLast && stage.Layers.FirstOrDefault(IsNotReadOut) is { } layer)
            {
                string name = LayerNames.Of(layer);
                issues.Add(IssueCatalogue.ReadOutNotLinear.At(layer.Element, stage.Name, name));
            }

            CheckWeightBits(stage, isEnd: i == 0 || isLast, issues);
        }
    }

    private static bool IsNotReadOut(LayerDeclaration layer) =>
        layer is not (LinearDeclaration or BatchNormDeclaration or FlattenDeclaration);

    private static void CheckWeightBits(StageDeclaration stage, bool isEnd, IssueSink issues)
    {
        int bits = stage.Synapse.WeightBits;
        if (bits is not (8 or 4 or 2))
        {
            issues.Add(IssueCatalogue.UnsupportedWeightBits.At(stage.Synapse.Element, stage.Name, bits, "allowed are 8, 4 and 2"));
        }
        else if (isEnd && bits != 8)
        {
            issues.Add(IssueCatalogue.UnsupportedWeightBits.At(
                stage.Synapse.Element, stage.Name, bits, "the first stage and the read-out have 8"));
        }
    }

    private static void CheckNames(string network, StageDeclaration[] stages, int element, IssueSink issues)
    {
        CheckName(network, element, issues);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (StageDeclaration stage in stages)
        {
            CheckName(stage.Name, stage.Element, issues);
            string symbol = CNames.Snake(stage.Name);
            if (seen.TryGetValue(symbol, out string? other))
            {
                issues.Add(IssueCatalogue.NameCollision.At(stage.Element, other, stage.Name, symbol));
            }

            seen[symbol] = stage.Name;
        }
    }

    private static void CheckName(string name, int element, IssueSink issues)
    {
        if (!CNames.IsSupported(name))
        {
            issues.Add(IssueCatalogue.NameNotC.At(element, name));
        }
    }
}
