using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Conformance.Tests.Networks;

/// <summary>Draws networks that are graphs: a stem, blocks of every kind, a pooling of the whole map, a read-out.</summary>
internal static class GraphGenerator
{
    public static NetworkDeclaration Draw(string name, SplitMix random)
    {
        var draft = new GraphDraft(InputGenerator.OfGraph(random));
        int timeSteps = random.Pick(1, 2, 2, 3, 4, 5, 8, 16);
        DraftValue value = Stem(draft, random);
        int blocks = random.Pick(1, 1, 2, 2, 3);
        for (int i = 0; i < blocks; i++)
        {
            value = BlockGenerator.Draw(draft, value, random);
        }

        return Finish(draft, value, name, timeSteps, random);
    }

    /// <summary>A network that counts the channels of a large map, and sometimes weighs the counts before the read-out.</summary>
    public static NetworkDeclaration DrawWide(string name, SplitMix random)
    {
        var draft = new GraphDraft(new NetworkInput(new TensorShape(random.Pick(16, 17), random.Pick(17, 18), 1), EventMaximum: 0));
        var encoder = new Conv2dDeclaration(random.Between(1, 3), 1, 1, 0, draft.DrawWeightBits(random), 0);
        DraftValue value = draft.Apply(draft.Declare("Stem", [encoder, .. BatchNorm(random), LayerGenerator.Neuron(random)]), draft.Image);
        value = draft.Apply(draft.Declare("Mean", new GlobalAvgPoolDeclaration(0)), value);
        if (random.Chance(60))
        {
            LayerDeclaration[] dense = [new LinearDeclaration(random.Pick(3, 9, 17), LayerGenerator.WeightBits(random), 0), LayerGenerator.Neuron(random)];
            value = draft.Apply(draft.Declare("Dense", dense), value);
        }

        return Finish(draft, value, name, random.Between(1, 4), random);
    }

    private static NetworkDeclaration Finish(GraphDraft draft, DraftValue value, string name, int timeSteps, SplitMix random)
    {
        if (!value.Shape.IsFlat && value.Kind == Compiler.Graphs.ValueKind.Spikes && random.Chance(40))
        {
            value = draft.Apply(draft.Declare("Pool", new GlobalAvgPoolDeclaration(0)), value);
        }

        StageDeclaration readOut = DeclarationGenerator.DrawReadOut("", random);
        draft.Apply(draft.Declare("Classifier", [.. readOut.Layers]), value);
        return draft.Finish(name, timeSteps);
    }

    /// <summary>Spikes of the input; sometimes it is read twice, and the spikes of the first are a shortcut into the second.</summary>
    private static DraftValue Stem(GraphDraft draft, SplitMix random)
    {
        SynapseDeclaration synapse = Synapse(draft.Image.Shape, draft.DrawWeightBits(random), random);
        LayerDeclaration[] neuron = [LayerGenerator.Neuron(random)];
        DraftValue value = draft.Apply(draft.Declare("Stem", [synapse, .. BatchNorm(random), .. neuron]), draft.Image);
        if (random.Chance(35))
        {
            DraftValue current = draft.Apply(draft.Declare("Again", synapse), draft.Image);
            value = draft.Apply(draft.Declare("Look", LayerGenerator.Neuron(random)), current, random.Chance(30) ? [value, value] : [value]);
        }

        return value;
    }

    public static BatchNormDeclaration[] BatchNorm(SplitMix random) => random.Chance(50) ? [new BatchNormDeclaration(0)] : [];

    private static SynapseDeclaration Synapse(TensorShape input, int bits, SplitMix random)
    {
        if (input.IsFlat)
        {
            return new LinearDeclaration(random.Pick(1, 5, 9, 17, 32, 33), bits, 0);
        }

        int kernel = random.Pick(1, 3, 3);
        return new Conv2dDeclaration(random.Pick(1, 2, 3, 4, 5, 7, 9), kernel, random.Pick(1, 1, 2), kernel / 2, bits, 0);
    }
}
