using SnnDsl.Compiler.Passes;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>A network by one of its schedules: an entry of a program's table, and an output file.</summary>
internal sealed record BatchRun(NetworkCase Case, SchedulePlan Schedule)
{
    /// <summary>The runs of a network, that of the whole window first.</summary>
    public static IEnumerable<BatchRun> Of(NetworkCase networkCase) => networkCase.Plan.Schedules.Select(s => new BatchRun(networkCase, s));
}
