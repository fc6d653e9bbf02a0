namespace SnnDsl.Compiler.Declarations;

/// <summary>What a stage turns into what: the delegates of the language.</summary>
public enum StageKind
{
    /// <summary>Signal to spikes.</summary>
    Stage,

    /// <summary>Signal to current.</summary>
    Synapse,

    /// <summary>Current, or the state of a residual, to spikes.</summary>
    Neuron,

    /// <summary>The state of a residual to a current.</summary>
    Branch,

    /// <summary>The state of a residual to a later one.</summary>
    ResidualStage,
}

/// <summary>Kinds of stages, by the type of a property and by its layers.</summary>
public static class StageKinds
{
    /// <summary>Kind of a property by its type; <see langword="null"/> if it is not the type of a stage.</summary>
    public static StageKind? Of(PropertyModel property) => property.TypeName switch
    {
        "SnnDsl.Stage" => StageKind.Stage,
        "SnnDsl.Synapse" => StageKind.Synapse,
        "SnnDsl.Neuron" => StageKind.Neuron,
        "SnnDsl.Branch" => StageKind.Branch,
        "SnnDsl.ResidualStage" => StageKind.ResidualStage,
        _ => null,
    };

    /// <summary>Kind that the layers make.</summary>
    public static StageKind Of(StageDeclaration stage) => stage switch
    {
        _ when stage.Layers[0] is NeuronDeclaration => StageKind.Neuron,
        { HasSynapse: true, Neuron: null } => StageKind.Synapse,
        _ => StageKind.Stage,
    };

    /// <summary>Whether the type of a property is that of a stage.</summary>
    public static bool IsStageType(string typeName) => typeName is "SnnDsl.Stage" or "SnnDsl.Synapse" or "SnnDsl.Neuron" or "SnnDsl.Branch" or "SnnDsl.ResidualStage";

    /// <summary>What the kind does, for messages.</summary>
    public static string Describe(StageKind kind) => kind switch
    {
        StageKind.Synapse => "a synapse without a neuron",
        StageKind.Neuron => "a neuron without a synapse",
        StageKind.Branch => "a branch of a residual, or its heads",
        StageKind.ResidualStage => "blocks on a residual",
        _ => "a synapse with its neuron, or only pooling",
    };
}
