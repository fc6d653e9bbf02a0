using SnnDsl.Compiler.Artifacts;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;
using SnnDsl.Compiler.Graphs;
using SnnDsl.Compiler.Issues;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Shrinking;

/// <summary>Carries parameters and images of a network over to a changed declaration of it.</summary>
internal static class ParameterFitter
{
    /// <summary>Parameters by stage name: channels and weights keep their places as far as they exist on both sides.</summary>
    /// <returns><see langword="null"/> if the shapes of the declaration do not fit.</returns>
    public static NetworkArtifact? Fit(NetworkDeclaration declaration, NetworkArtifact old, NetworkDeclaration oldDeclaration)
    {
        EquatableArray<KeptChannels> kept = Kept(declaration, old);
        if (FloatGraphBuilder.Run(declaration, kept, new IssueSink()) is not { } graph
            || FloatGraphBuilder.Run(oldDeclaration, Kept(oldDeclaration, old), new IssueSink()) is not { } oldGraph)
        {
            return null;
        }

        var stages = declaration.Stages.Where(stage => stage.HasSynapse).Select(stage =>
            FitStage(graph, oldGraph, old.Stages.First(s => s.Name == stage.Name)) with
            {
                Channels = kept.FirstOrDefault(k => k.Stage == stage.Name)?.Channels,
            });
        return old with
        {
            Network = declaration.Name,
            Declaration = DeclarationText.Lines(declaration),
            Stages = stages.ToEquatableArray(),
            Attentions = old.Attentions.Select(a => a with { Lambda = a.Lambda.Take(a.Lambda.Count / oldDeclaration.TimeSteps * declaration.TimeSteps).ToEquatableArray() }).ToEquatableArray(),
        };
    }

    /// <summary>The top left part of an image, or of time steps of events from one on.</summary>
    public static byte[] FitImage(byte[] image, NetworkDeclaration oldDeclaration, NetworkDeclaration declaration, int firstStep)
    {
        (TensorShape old, TensorShape shape) = (oldDeclaration.Input, declaration.Input);
        int largest = declaration.ReadsEvents ? declaration.EventMaximum : byte.MaxValue;
        var result = new byte[(declaration.ReadsEvents ? declaration.TimeSteps : 1) * shape.Size];
        for (int i = 0; i < result.Length; i++)
        {
            int pixel = i % shape.Size / shape.Channels;
            int from = (((pixel / shape.Width * old.Width) + (pixel % shape.Width)) * old.Channels) + (i % shape.Channels);
            result[i] = (byte)Math.Min(image[((firstStep + (i / shape.Size)) * old.Size) + from], largest);
        }

        return result;
    }

    /// <summary>What is still pruned of the declaration's stages.</summary>
    private static EquatableArray<KeptChannels> Kept(NetworkDeclaration declaration, NetworkArtifact old) => declaration.Stages
        .Where(stage => stage.HasSynapse && stage.Prune > 0)
        .Select(stage => (Stage: stage, old.Stages.First(s => s.Name == stage.Name).Channels))
        .Where(pair => pair.Channels < pair.Stage.Synapse.OutputChannels)
        .Select(pair => new KeptChannels(pair.Stage.Name, pair.Channels!.Value))
        .ToEquatableArray();

    private static FloatNode SynapseOf(FloatGraph graph, string stage) =>
        graph.Nodes.First(n => n.Stage == stage && n.Operation is SynapseOperation);

    private static StageArtifact FitStage(FloatGraph graph, FloatGraph oldGraph, StageArtifact old)
    {
        (FloatNode synapse, FloatNode oldSynapse) = (SynapseOf(graph, old.Name), SynapseOf(oldGraph, old.Name));
        (int channels, int fanIn, WeightFormat format) = ArtifactGenerator.SynapseSize(synapse);
        (int oldChannels, int oldFanIn, _) = ArtifactGenerator.SynapseSize(oldSynapse);
        var weights = new int[channels * fanIn];
        for (int i = 0; i < weights.Length; i++)
        {
            int from = FromInput(synapse.Operation, oldSynapse.Operation, i % fanIn) % oldFanIn;
            weights[i] = OnGrid(format, old.Weights[(i / fanIn % oldChannels * oldFanIn) + from]);
        }

        EquatableArray<int> Channels(EquatableArray<int> values) =>
            Enumerable.Range(0, channels).Select(c => values[c % oldChannels]).ToEquatableArray();
        // A current that is only the target of an option A has no neuron.
        int membraneBits = SynapseUse.Of(graph).FirstOrDefault(u => u.Stage == old.Name)?.Neuron?.MembraneBits ?? 0;
        return new StageArtifact(
            old.Name,
            format,
            weights.ToEquatableArray(),
            old.Neuron is { } n ? n with
            {
                Thresholds = Channels(n.Thresholds),
                Biases = Channels(n.Biases),
                Codes = n.Codes is null || membraneBits == 0 ? null : CodesFitter.Fit(n.Codes, membraneBits, channels, oldChannels),
            } : null,
            old.ReadOut is { } r ? new ReadOutArtifact(Channels(r.Multipliers), Channels(InSteps(graph.Declaration, r.Biases))) : null)
        {
            Branch = old.Branch is { } b ? b with { Multipliers = Channels(b.Multipliers) } : null,
            Stream = old.Stream,
        };
    }

    /// <summary>Biases that a stream can add in equal parts.</summary>
    private static EquatableArray<int> InSteps(NetworkDeclaration declaration, EquatableArray<int> biases) => declaration.IsStreamed
        ? biases.Select(b => b - (b % declaration.TimeSteps)).ToEquatableArray()
        : biases;

    private static int FromInput(FloatOperation synapse, FloatOperation oldSynapse, int input)
    {
        if (synapse is not Conv2dOperation conv || oldSynapse is not Conv2dOperation old)
        {
            return input;
        }

        int tap = input / conv.Input.Channels;
        int channel = input % conv.Input.Channels;
        return ((((tap / conv.Window.Kernel.Width) * old.Window.Kernel.Width) + (tap % conv.Window.Kernel.Width)) * old.Input.Channels) + channel;
    }

    private static int OnGrid(WeightFormat format, int weight)
    {
        int clamped = Math.Clamp(weight, -format.Maximum, format.Maximum);
        return format.Contains(clamped) ? clamped : clamped + 1;
    }
}
