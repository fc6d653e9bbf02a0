namespace SnnDsl;

/// <summary>A stage that makes several states of a residual stream: <see cref="ReversibleBlockAttribute"/>.</summary>
/// <param name="input">The newest state.</param>
/// <returns>The newest state behind it.</returns>
public delegate Stream StreamStage(Stream input);
