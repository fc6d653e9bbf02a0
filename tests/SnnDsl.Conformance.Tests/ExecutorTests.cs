using SnnDsl.Conformance.Tests.Executors;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests;

/// <summary>C on an executor; failing networks shrink in a folder of their own.</summary>
public abstract class CConformanceSuite : ConformanceSuite
{
    private protected abstract Target Target { get; }

    private protected override IExecutor Executor => new CExecutor(Target, "random");

    private protected override IExecutor ShrinkingExecutor => new CExecutor(Target, "shrinking");
}

public sealed class DenseSimulatorConformance : ConformanceSuite
{
    private protected override IExecutor Executor { get; } = new DenseSimulator();

    private protected override IReadOnlyList<NetworkCase> Cases => FixedCases.OfHost;
}

public sealed class HostConformance : CConformanceSuite
{
    private protected override Target Target => Target.Host;

    private protected override IReadOnlyList<NetworkCase> Cases => FixedCases.OfHost;
}

public sealed class CortexM0Conformance : CConformanceSuite
{
    private protected override Target Target => Target.Board("cortex-m0");

    /// <summary>Maps of hundreds of tokens are too large for its 16 KiB.</summary>
    private protected override IReadOnlyList<NetworkCase> Cases => [.. base.Cases.Where(c => Batch.Fits(c, Target))];
}

public sealed class CortexM3Conformance : CConformanceSuite
{
    private protected override Target Target => Target.Board("cortex-m3");
}

public sealed class CortexM4Conformance : CConformanceSuite
{
    private protected override Target Target => Target.Board("cortex-m4");
}

public sealed class CortexM7Conformance : CConformanceSuite
{
    private protected override Target Target => Target.Board("cortex-m7");
}

public sealed class CortexM33Conformance : CConformanceSuite
{
    private protected override Target Target => Target.Board("cortex-m33");
}

public sealed class CortexM55Conformance : CConformanceSuite
{
    private protected override Target Target => Target.Board("cortex-m55");
}

public sealed class CortexM4ClangConformance : CConformanceSuite
{
    private protected override Target Target => Target.ByClang("cortex-m4");
}

public sealed class CortexM55ClangConformance : CConformanceSuite
{
    private protected override Target Target => Target.ByClang("cortex-m55");
}
