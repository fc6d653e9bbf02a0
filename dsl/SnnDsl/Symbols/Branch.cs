namespace SnnDsl;

/// <summary>A stage that reads a residual and gives a current: <see cref="BinaryAttentionAttribute"/>,
/// <see cref="SpikingMlpAttribute"/>, or the read-out <see cref="AveragedHeadsAttribute"/>.</summary>
/// <param name="input">The newest state.</param>
/// <returns>A current for the next state, or that of the read-out.</returns>
public delegate Current Branch(Residual input);
