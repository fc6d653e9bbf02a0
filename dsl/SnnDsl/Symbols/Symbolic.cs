namespace SnnDsl;

/// <summary>The error of code that runs what is only meant to be read.</summary>
internal static class Symbolic
{
    public static NotSupportedException NotRun(string name) =>
        new($"'{name}' describes a part of a network; it is read by the source generator and cannot be run.");
}
