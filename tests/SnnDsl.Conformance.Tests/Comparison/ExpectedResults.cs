using System.Runtime.CompilerServices;
using SnnDsl.Compiler.Simulation;
using SnnDsl.Conformance.Tests.Networks;

namespace SnnDsl.Conformance.Tests.Comparison;

/// <summary>What the simulator says about a case; computed once for all executors.</summary>
internal static class ExpectedResults
{
    private static readonly ConditionalWeakTable<NetworkCase, SimulationResult[]> Known = [];

    /// <summary>One result per image; spikes only of the images that are traced.</summary>
    public static IReadOnlyList<SimulationResult> Of(NetworkCase networkCase) => Known.GetValue(networkCase, Simulate);

    private static SimulationResult[] Simulate(NetworkCase networkCase)
    {
        var simulator = new Simulator(networkCase.Graph);
        var results = new SimulationResult[networkCase.Images.Count];
        Parallel.For(0, results.Length, i =>
        {
            SimulationResult result = simulator.Run(networkCase.Images[i]);
            results[i] = i < networkCase.TracedImages ? result : new SimulationResult([], result.Scores);
        });
        return results;
    }
}
