using Xunit;

namespace SnnDsl.Build.Tests.Builds;

/// <summary>Tests that start builds run one after the other, as each uses both cores, and share a project.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SequentialBuilds : ICollectionFixture<NetworkProject>
{
    public const string Name = "Builds";
}
