using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Executors;

/// <summary>Something that runs networks: another simulator, C on this machine, C on an emulated core.</summary>
internal interface IExecutor
{
    /// <summary>Name for messages.</summary>
    string Name { get; }

    /// <summary>Runs cases; their names are distinct.</summary>
    IReadOnlyList<CaseOutcome> Run(IReadOnlyList<NetworkCase> cases);
}
