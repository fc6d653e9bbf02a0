namespace SnnDsl.Compiler.Graphs;

/// <summary>One use of a stage: a shared stage has several, with the same parameters.</summary>
/// <param name="Stage">Name of the declared stage; empty for the input.</param>
/// <param name="Number">Number of the use, from 1.</param>
public sealed record StageUse(string Stage, int Number)
{
    /// <summary>Name in dumps and C, unique in the network: that of the stage, then Stage#2 and so on.</summary>
    public string Name => Number == 1 ? Stage : $"{Stage}#{Number}";

    /// <summary>Whether it is the first use: parameters are counted and made there.</summary>
    public bool IsFirst => Number == 1;
}
