using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Declarations;

/// <summary>Turns a class into the declaration of a network. All problems of the class are reported at once.</summary>
public static class DeclarationReader
{
    /// <summary>Most time steps of one window.</summary>
    public static int MaximumTimeSteps { get; } = AttributeSchema.Maximum("SpikingNetwork", "TimeSteps");

    /// <summary>Reads the network; <see langword="null"/> if an issue is an error.</summary>
    public static NetworkDeclaration? Read(ClassModel model, IssueSink issues)
    {
        ClassRules.CheckKind(model, issues);
        int timeSteps = ReadTimeSteps(model, issues);
        (TensorShape Shape, int EventMaximum)? input = InputReader.Read(model, issues);
        BudgetDeclaration? budget = ReadBudget(model, issues);
        Schedules schedules = ReadSchedules(model, issues);
        var declaration = new NetworkDeclaration(model.Name, timeSteps, input?.Shape ?? TensorShape.Flat(1), budget, [])
        {
            EventMaximum = input?.EventMaximum ?? 0,
            Schedules = schedules,
            MaximumSteps = ReadMaximumSteps(model, timeSteps, schedules, issues),
        };
        NetworkDeclaration? connected = CheckClasses(model, issues) ? Connect(model, declaration, issues) : null;
        return issues.HasErrors ? null : connected;
    }

    /// <summary>Checks a block by itself, whatever its parameters will be.</summary>
    public static void CheckBlock(ClassModel model, IssueSink issues)
    {
        ClassRules.CheckKind(model, issues);
        ClassRules.Check(model, new BlockTable(model), issues);
    }

    /// <summary>Whether each class by itself is free of errors, so that blocks can be inlined.</summary>
    private static bool CheckClasses(ClassModel model, IssueSink issues)
    {
        var blocks = new BlockTable(model);
        var own = new IssueSink();
        ClassRules.Check(model, blocks, own);
        foreach (ClassModel block in model.Blocks)
        {
            ClassRules.CheckKind(block, own);
            ClassRules.Check(block, blocks, own);
        }

        issues.AddRange(own);
        return !own.HasErrors;
    }

    /// <summary>Inlines the blocks and follows the data.</summary>
    private static NetworkDeclaration? Connect(ClassModel model, NetworkDeclaration declaration, IssueSink issues)
    {
        var stages = new List<StageDeclaration>();
        var own = new IssueSink();
        BlockInstance network = BlockInstance.OfNetwork(model, new BlockTable(model), stages, own);
        if (stages.Count > BlockInstance.MaximumStages)
        {
            own.Add(IssueCatalogue.TooManyStages.At(model.Element, model.Name, BlockInstance.MaximumStages));
        }

        issues.AddRange(own);
        if (own.HasErrors)
        {
            return null;
        }

        var flow = new NetworkFlow(declaration.ReadsEvents, issues);
        FlowValue result = flow.Run(network);
        EquatableArray<StageDeclaration> all = stages.ToEquatableArray();
        NetworkDeclaration connected = declaration with { Stages = all, Forward = flow.Steps };
        NetworkRules.Check(connected, result, model.Element, issues);
        return ForwardStep.IsChain(flow.Steps, all) ? connected with { Forward = [] } : connected;
    }

    private static int ReadTimeSteps(ClassModel model, IssueSink issues)
    {
        AttributeModel network = model.Attributes.First(a => a.Name == "SpikingNetwork");
        return Values(network, model, issues).Integer(
            "TimeSteps", (steps, allowed) => IssueCatalogue.UnsupportedTimeSteps.At(network.Element, model.Name, steps, allowed));
    }

    private static Schedules ReadSchedules(ClassModel model, IssueSink issues)
    {
        AttributeValues values = NetworkValues(model, issues);
        int schedules = values.Integer("Schedules");
        if (schedules is < (int)Schedules.Framed or > (int)(Schedules.Framed | Schedules.Streaming))
        {
            values.Report("Schedules", schedules, "Framed, Streaming or Framed | Streaming");
        }

        return (Schedules)schedules;
    }

    private static int ReadMaximumSteps(ClassModel model, int timeSteps, Schedules schedules, IssueSink issues)
    {
        AttributeValues values = NetworkValues(model, issues);
        int most = values.Integer("MaximumSteps");
        if (most > 0 && values.Allows("MaximumSteps", most) && (schedules & Schedules.Streaming) == 0)
        {
            values.Report("MaximumSteps", most, "0 without Schedules.Streaming; a window has TimeSteps steps");
        }
        else if (most > 0 && most < timeSteps)
        {
            values.Report("MaximumSteps", most, $"{timeSteps} (TimeSteps) to {AttributeSchema.Maximum("SpikingNetwork", "MaximumSteps")}, or 0 for TimeSteps");
        }

        return most;
    }

    private static AttributeValues NetworkValues(ClassModel model, IssueSink issues) =>
        Values(model.Attributes.First(a => a.Name == "SpikingNetwork"), model, issues);

    private static BudgetDeclaration? ReadBudget(ClassModel model, IssueSink issues)
    {
        AttributeModel? budget = model.Attributes.FirstOrDefault(a => a.Name == "Budget");
        if (budget is null)
        {
            return null;
        }

        var values = Values(budget, model, issues);
        return new BudgetDeclaration(
            values.Integer("FlashKiB"), values.Integer("RamKiB"), budget.Element);
    }

    internal static AttributeValues Values(AttributeModel attribute, ClassModel model, IssueSink issues) =>
        new(attribute, model.Name, ParameterScope.Empty(model.Name), issues);
}
