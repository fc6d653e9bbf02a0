using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>A network as its class declares it: checked attribute by attribute, not yet for shapes.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="TimeSteps">Time steps of one window, 1 to 16.</param>
/// <param name="Input">Shape of the input at one time step.</param>
/// <param name="Budget">Memory limits, if declared.</param>
/// <param name="Stages">The stages in declaration order; those of a block carry its path, as in Down.First.</param>
public sealed record NetworkDeclaration(
    string Name,
    int TimeSteps,
    TensorShape Input,
    BudgetDeclaration? Budget,
    EquatableArray<StageDeclaration> Stages)
{
    /// <summary>Most events of one input element in a time step; 0 where the input is an 8-bit image.</summary>
    public int EventMaximum { get; init; }

    /// <summary>Whether the input is events.</summary>
    public bool ReadsEvents => EventMaximum > 0;

    /// <summary>Schedules that C is emitted for.</summary>
    public Schedules Schedules { get; init; } = Schedules.Framed;

    /// <summary>Most time steps between two resets of a stream, at least <see cref="TimeSteps"/>.</summary>
    public int MaximumSteps { get; init; }

    /// <summary>Most time steps for which ranges are proved.</summary>
    public int MostSteps => IsStreamed ? Math.Max(TimeSteps, MaximumSteps) : TimeSteps;

    /// <summary>Whether C is emitted for a call per time step.</summary>
    public bool IsStreamed => (Schedules & Schedules.Streaming) != 0;

    /// <summary>Whether C is emitted for the whole window.</summary>
    public bool IsFramed => (Schedules & Schedules.Framed) != 0;

    /// <summary>How the stages connect; empty for the plain chain, so that equal networks have equal declarations.</summary>
    public EquatableArray<ForwardStep> Forward { get; init; } = [];

    /// <summary>The steps to compute in order: <see cref="Forward"/>, or the chain of all stages.</summary>
    public EquatableArray<ForwardStep> Steps => Forward.Count > 0 ? Forward : ForwardStep.Chain(Stages);

    /// <summary>The stage of a name.</summary>
    public StageDeclaration Stage(string name) => Stages.First(s => s.Name == name);
}

/// <summary>Memory limits in KiB; 0 means unlimited.</summary>
public sealed record BudgetDeclaration(int FlashKiB, int RamKiB, int Element);

/// <summary>A stage: a synapse layer and what follows it, in the order the data flows.</summary>
public sealed record StageDeclaration(string Name, EquatableArray<LayerDeclaration> Layers, int Element)
{
    /// <summary>Share of the output channels that pruning removes, at least 0 and below 1.</summary>
    public decimal Prune { get; init; }

    /// <summary>Place of the attribute that says so.</summary>
    public int PruneElement { get; init; }

    /// <summary>Kernels the stage asks for, if it does.</summary>
    public KernelDeclaration? Kernel { get; init; }

    /// <summary>Whether the stage may be applied more than once, with the same parameters.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether the stage has weights; a stage of only neurons or only pooling has none.</summary>
    public bool HasSynapse => Layers.OfType<SynapseDeclaration>().Any();

    /// <summary>The synapse layer of a stage that has one.</summary>
    public SynapseDeclaration Synapse => Layers.OfType<SynapseDeclaration>().First();

    /// <summary>The stage's neuron; none in the read-out.</summary>
    public NeuronDeclaration? Neuron => Layers.OfType<NeuronDeclaration>().FirstOrDefault();

    /// <summary>The pooling of the stage's spikes, if any.</summary>
    public PoolDeclaration? Pool => Layers.OfType<PoolDeclaration>().FirstOrDefault();

    /// <summary>Whether the synapse's output is normalized.</summary>
    public bool HasBatchNorm => Layers.OfType<BatchNormDeclaration>().Any();
}
