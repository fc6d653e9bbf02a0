namespace SnnDsl;

/// <summary>What the current of a branch is added to.</summary>
public enum ResidualShortcut
{
    /// <summary>The mean of the two newest states: reversible.</summary>
    Average,

    /// <summary>The newest state: an ordinary residual, which has no inverse.</summary>
    Plain,
}
