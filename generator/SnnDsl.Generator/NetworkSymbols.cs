using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Declarations;

namespace SnnDsl.Generator;

/// <summary>What a network is called in C: by its symbol, and by the types that its schedules have.</summary>
internal sealed record NetworkSymbols(string Key, string Symbol, EquatableArray<string> Types)
{
    public static NetworkSymbols Of(string key, ClassModel network)
    {
        string symbol = CNames.Snake(network.Name);
        ArgumentModel? schedules = network.Attributes.Where(a => a.Name == "SpikingNetwork").SelectMany(a => a.Arguments).FirstOrDefault(a => a.Name == "Schedules");
        Schedules asked = schedules?.Value is int value ? (Schedules)value : Schedules.Framed;
        return new NetworkSymbols(
            key,
            symbol,
            [
                .. (asked & Schedules.Framed) != 0 ? (string[])[symbol] : [],
                .. (asked & Schedules.Streaming) != 0 ? (string[])[symbol + "_stream"] : [],
            ]);
    }

    /// <summary>The name that both have; <see langword="null"/> if there is none.</summary>
    public string? SharedWith(NetworkSymbols other) =>
        Symbol == other.Symbol ? Symbol : Types.FirstOrDefault(other.Types.Contains);
}
