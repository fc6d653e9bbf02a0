using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Compiler.Passes;

namespace SnnDsl.Compiler.Backends.CortexC;

/// <summary>
/// Makes every array of constants that the target carries. Their bytes are what flash is counted by, and emission prints
/// them as they are.
/// </summary>
public static class LayOutConstantsPass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer with { Constants = Of(plan, layer) });

    private static EquatableArray<ConstantArray> Of(Plan plan, LayerPlan layer)
    {
        string stage = layer.Node.Stage;
        return layer.Node.Operation switch
        {
            SpikingOperation spiking =>
            [
                layer.Kernel is null ? WeightArrays.OutputMajor(stage, spiking.Synapse) : WeightArrays.Blocks(stage, spiking.Synapse),
                .. NeuronArrays.Of(layer, spiking),
                .. layer.Kernel is { UsesTotals: true } ? (ConstantArray[])[WeightArrays.Totals(stage, spiking.Synapse)] : [],
                .. CodeArrays.Of(layer, spiking.Neuron),
                .. spiking.Branch is { } branch ? Branch(branch) : [],
            ],
            ReadOutOperation readOut => ReadOut(plan.Graph, stage, readOut),
            IntegerResidualOperation stream =>
            [
                WeightArrays.Blocks(stage, stream.Synapse),
                new(stage, ConstantRole.Multipliers, ConstantElement.Unsigned16, stream.Parameters.Scale.Multipliers),
                new(stage, ConstantRole.Biases, ConstantElement.Signed32, stream.Parameters.Biases),
            ],
            IntegerAttentionOperation attention => [new(stage, ConstantRole.Lambda, ConstantElement.Signed16, attention.Parameters.Lambda)],
            IntegerHeadsOperation heads =>
            [
                WeightArrays.InputMajor(stage, heads.Parameters.Weights, heads.Parameters.Biases.Count),
                new(stage, ConstantRole.Biases, ConstantElement.Signed32, heads.Parameters.Biases),
            ],
            _ => [],
        };
    }

    private static EquatableArray<ConstantArray> Branch(IntegerBranch branch) =>
    [
        WeightArrays.Blocks(branch.Stage, branch.Synapse),
        new(branch.Stage, ConstantRole.Multipliers, ConstantElement.Unsigned16, branch.Parameters.Multipliers),
    ];

    private static EquatableArray<ConstantArray> ReadOut(IntegerGraph graph, string stage, ReadOutOperation operation)
    {
        ReadOutArtifact parameters = operation.Parameters;
        return
        [
            WeightArrays.InputMajor(stage, operation.Synapse.Weights, parameters.Biases.Count),
            new(stage, ConstantRole.Multipliers, ConstantElement.Signed32, parameters.Multipliers),
            new(stage, ConstantRole.Biases, ConstantElement.Signed32, parameters.Biases),
            .. graph.Declaration.IsStreamed
                ? (ConstantArray[])[new(stage, ConstantRole.StepBiases, ConstantElement.Signed32, parameters.Biases.Select(b => b / graph.TimeSteps).ToEquatableArray())]
                : [],
        ];
    }
}
