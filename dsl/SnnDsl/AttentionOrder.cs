namespace SnnDsl;

/// <summary>Which product of spiking attention becomes the binary map.</summary>
public enum AttentionOrder
{
    /// <summary><c>Q K^T</c>, tokens x tokens; what it attends to are values (BESTformer's code for CIFAR).</summary>
    QueryKey,

    /// <summary><c>K^T V</c>, channels x channels of a head; queries read it. Linear in the number of tokens (BESTformer's code for
    /// ImageNet).</summary>
    KeyValue,
}
