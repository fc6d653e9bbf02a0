using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Passes;

/// <summary>
/// Puts weights into the order their kernel reads them. Dense kernels (the encoder) walk the inputs of one output:
/// [output][input]. Event-driven ones add the row of one input to all outputs: [input][outputs packed to whole bytes].
/// </summary>
public static class LayOutWeightsPass
{
    public static Plan Run(Plan plan, IssueSink issues) => plan.Map(layer => layer.Node.Operation switch
    {
        SpikingOperation spiking => layer with
        {
            PackedWeights = plan.Graph.Source(layer.Node).Operation is ImageOperation
                ? OutputMajor(spiking.Synapse)
                : InputMajor(spiking.Synapse),
        },
        ReadOutOperation readOut => layer with { PackedWeights = InputMajor(readOut.Synapse) },
        _ => layer,
    });

    private static EquatableArray<byte> OutputMajor(IntegerSynapse synapse) =>
        EquatableArray.Create<byte>(WeightPacking.Pack(synapse.Weights.AsSpan(), synapse.Format));

    private static EquatableArray<byte> InputMajor(IntegerSynapse synapse)
    {
        int outputs = synapse.Geometry.Output.Channels;
        int fanIn = synapse.Geometry.FanIn;
        ReadOnlySpan<int> weights = synapse.Weights.AsSpan();
        var row = new int[outputs];
        var packed = new List<byte>();
        for (int input = 0; input < fanIn; input++)
        {
            for (int output = 0; output < outputs; output++)
            {
                row[output] = weights[(output * fanIn) + input];
            }

            packed.AddRange(WeightPacking.Pack(row, synapse.Format));
        }

        return packed.ToEquatableArray();
    }
}
