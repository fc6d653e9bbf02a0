using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Issues;
using Xunit;

namespace SnnDsl.Compiler.Tests.Declarations;

public sealed class DeclarationReaderTests
{
    [Fact]
    public void Every_argument_is_read()
    {
        var issues = new IssueSink();
        NetworkDeclaration declaration = DeclarationReader.Read(TestClasses.EveryLayer, issues)!;
        Assert.Empty(issues.ToArray());
        Assert.Equal(3, declaration.TimeSteps);
        Assert.Equal(new TensorShape(12, 10, 2), declaration.Input);
        Assert.Equal(new BudgetDeclaration(64, 16, Element: 1), declaration.Budget! with { Element = 1 });
        LayerDeclaration[][] expected =
        [
            [
                new Conv2dDeclaration(4, 5, 2, 2, 8, 0), new BatchNormDeclaration(0),
                new NeuronDeclaration(new NeuronRule(Decay.ThreeQuarters, 0.5, ResetMode.Subtract, FireCondition.GreaterOrEqual), 0), new PoolDeclaration(PoolKind.Max, 2, 2, 0),
            ],
            [
                new Conv2dDeclaration(6, 1, 1, 0, 2, 0), new NeuronDeclaration(new NeuronRule(Decay.None, 1, ResetMode.Zero, FireCondition.Greater), 0),
                new PoolDeclaration(PoolKind.Sum, 2, 1, 0),
            ],
            [
                new FlattenDeclaration(0), new LinearDeclaration(8, 4, 0), new BatchNormDeclaration(0),
                new NeuronDeclaration(new NeuronRule(Decay.Half, 1, ResetMode.Zero, FireCondition.Greater), 0),
            ],
            [new LinearDeclaration(3, 8, 0)],
        ];
        Assert.Equal(["First", "Second", "Third", "Last"], declaration.Stages.Select(s => s.Name));
        Assert.Equal(expected, declaration.Stages.Select(s => s.Layers.Select(l => l with { Element = 0 }).ToArray()));
    }

    [Fact]
    public void Elements_are_numbered_in_the_order_of_reading()
    {
        ClassModel model = TestClasses.EveryLayer;
        IEnumerable<int> elements =
        [
            model.Element,
            .. model.Attributes.Select(a => a.Element),
            .. model.Properties.SelectMany(p => (int[])[p.Element, .. p.Attributes.Select(a => a.Element)]),
        ];
        Assert.Equal(Enumerable.Range(0, 20), elements);
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        ClassModel model = TestClasses.EveryLayer;
        ClassModel broken = model with
        {
            IsPartial = false,
            Attributes = model.Attributes.Where(a => a.Name != "Input").Select(a => a with { Arguments = [] }).ToEquatableArray(),
            Properties = model.Properties.Select(p => p with { IsPartial = p.Name != "Second" }).ToEquatableArray(),
        };
        var issues = new IssueSink();
        Assert.Null(DeclarationReader.Read(broken, issues));
        Assert.Equal(["SNN0001", "SNN0015", "SNN0003", "SNN0005"], issues.ToArray().Select(i => i.Rule.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Time_steps_reach_from_1_to_16(int timeSteps) => Assert.NotNull(DeclarationReader.Read(WithTimeSteps(timeSteps), new IssueSink()));

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(17)]
    public void Other_time_steps_are_refused(int timeSteps)
    {
        var issues = new IssueSink();
        Assert.Null(DeclarationReader.Read(WithTimeSteps(timeSteps), issues));
        Issue issue = Assert.Single(issues.ToArray());
        Assert.Equal(IssueCatalogue.UnsupportedTimeSteps, issue.Rule);
        Assert.Equal(TestClasses.EveryLayer.Attributes.First(a => a.Name == "SpikingNetwork").Element, issue.Element);
    }

    private static ClassModel WithTimeSteps(int timeSteps)
    {
        ClassModel model = TestClasses.EveryLayer;
        return model with
        {
            Attributes = model.Attributes
                .Select(a => a.Name == "SpikingNetwork" ? a with { Arguments = [new ArgumentModel("TimeSteps", timeSteps)] } : a)
                .ToEquatableArray(),
        };
    }
}
