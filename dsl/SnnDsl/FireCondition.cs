namespace SnnDsl;

/// <summary>When a neuron fires. With integer membranes the case of equality is common.</summary>
public enum FireCondition
{
    /// <summary>The neuron fires when the membrane is greater than the threshold.</summary>
    Greater,

    /// <summary>The neuron fires when the membrane reaches the threshold.</summary>
    GreaterOrEqual,
}
