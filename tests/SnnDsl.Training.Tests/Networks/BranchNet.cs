using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Training.Tests.Networks;

/// <summary>Two currents into one neuron: a 1x1 convolution past a strided block, with a shortcut beside it, and two linear layers, one of
/// which reads counts. Scales and codes of 2 bits are exact in binary.</summary>
internal static class BranchNet
{
    internal static FloatGraph Graph(FireCondition fire, ResetMode reset, int membraneBits = 2)
    {
        var lif = new NeuronDeclaration(new NeuronRule(Decay.Half, 1, reset, fire) { MembraneBits = membraneBits }, 0);
        StageDeclaration[] stages =
        [
            new("Stem", [new Conv2dDeclaration(4, 3, 1, 1, 8, 0), lif], 0),
            new("First", [new Conv2dDeclaration(6, 3, 2, 1, 1, 0), new BatchNormDeclaration(0), lif], 0),
            new("Second", [new Conv2dDeclaration(6, 3, 1, 1, 1, 0), new BatchNormDeclaration(0)], 0),
            new("Down", [new Conv2dDeclaration(6, 1, 2, 0, 1, 0), new BatchNormDeclaration(0)], 0),
            new("Join", [lif], 0),
            new("Pool", [new GlobalAvgPoolDeclaration(0)], 0),
            new("Dense", [new LinearDeclaration(5, 2, 0), new BatchNormDeclaration(0)], 0),
            new("Mean", [new LinearDeclaration(5, 2, 0)], 0),
            new("Both", [lif], 0),
            new("Classifier", [new LinearDeclaration(3, 8, 0)], 0),
        ];
        ForwardStep[] steps =
        [
            new ApplyStep("Stem", 0, [], 0),
            new ApplyStep("First", 1, [], 0),
            new ApplyStep("Second", 2, [], 0),
            new ApplyStep("Down", 1, [], 0),
            new ApplyStep("Join", 3, [2], 0) { Branch = 4 },
            new ApplyStep("Pool", 1, [], 0),
            new ApplyStep("Dense", 5, [], 0),
            new ApplyStep("Mean", 6, [], 0),
            new ApplyStep("Both", 7, [], 0) { Branch = 8 },
            new ApplyStep("Classifier", 9, [], 0),
        ];
        var declaration = new NetworkDeclaration("BranchNet", 3, new TensorShape(8, 8, 1), null, [.. stages]) { Forward = [.. steps] };
        var issues = new IssueSink();
        return FloatGraphBuilder.Run(declaration, issues) ?? throw new InvalidOperationException(string.Join('\n', issues.ToArray()));
    }
}
