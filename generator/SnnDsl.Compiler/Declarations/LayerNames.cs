namespace SnnDsl.Compiler.Declarations;

/// <summary>What the layers are called in messages and dumps: the names of their attributes.</summary>
public static class LayerNames
{
    public static string Of(LayerDeclaration layer) => layer switch
    {
        Conv2dDeclaration => "Conv2d",
        LinearDeclaration => "Linear",
        BatchNormDeclaration => "BatchNorm",
        NeuronDeclaration n => n.Rule.Name,
        PoolDeclaration { Kind: PoolKind.Max } => "MaxPool",
        PoolDeclaration { Kind: PoolKind.Average } => "AvgPool",
        PoolDeclaration => "SumPool",
        GlobalAvgPoolDeclaration => "GlobalAvgPool",
        FlattenDeclaration => "Flatten",
        ProjectionDeclaration => "Projection",
        AttentionDeclaration or BinaryAttentionDeclaration => "BinaryAttention",
        SpikingMlpDeclaration => "SpikingMlp",
        ReversibleBlockDeclaration => "ReversibleBlock",
        HeadsDeclaration => "AveragedHeads",
        _ => throw new InvalidOperationException($"The layer {layer.GetType().Name} has no name."),
    };
}
