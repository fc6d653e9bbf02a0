using SnnDsl.Compiler.Common;

namespace SnnDsl.Compiler.Declarations;

/// <summary>A network as its class declares it: checked attribute by attribute, not yet for shapes.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="TimeSteps">Time steps of one window, 1 to 16.</param>
/// <param name="Input">Shape of the 8-bit input.</param>
/// <param name="Budget">Memory limits, if declared.</param>
/// <param name="Stages">The chain of stages; the last one is the read-out.</param>
public sealed record NetworkDeclaration(
    string Name,
    int TimeSteps,
    TensorShape Input,
    BudgetDeclaration? Budget,
    EquatableArray<StageDeclaration> Stages);

/// <summary>Memory limits in KiB; 0 means unlimited.</summary>
public sealed record BudgetDeclaration(int FlashKiB, int RamKiB, int Element);

/// <summary>A stage: a synapse layer and what follows it, in the order the data flows.</summary>
public sealed record StageDeclaration(string Name, EquatableArray<LayerDeclaration> Layers, int Element)
{
    /// <summary>The stage's synapse layer.</summary>
    public SynapseDeclaration Synapse => Layers.OfType<SynapseDeclaration>().First();

    /// <summary>The stage's neuron; none in the read-out.</summary>
    public NeuronDeclaration? Neuron => Layers.OfType<NeuronDeclaration>().FirstOrDefault();

    /// <summary>The pooling of the stage's spikes, if any.</summary>
    public PoolDeclaration? Pool => Layers.OfType<PoolDeclaration>().FirstOrDefault();

    /// <summary>Whether the synapse's output is normalized.</summary>
    public bool HasBatchNorm => Layers.OfType<BatchNormDeclaration>().Any();
}
