namespace SnnDsl;

/// <summary>A stage that makes several states of a residual: <see cref="ReversibleBlockAttribute"/>.</summary>
/// <param name="input">The newest state.</param>
/// <returns>The newest state behind it.</returns>
public delegate Residual ResidualStage(Residual input);
