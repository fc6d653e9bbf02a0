using Xunit;

namespace SnnDsl.Build.Tests.Builds;

/// <summary>Tests that start builds run one after the other: each uses both cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SequentialBuilds
{
    public const string Name = "Builds";
}
