namespace NMnist.Demo;

/// <summary>A network of the demo.</summary>
/// <param name="Network">Its class.</param>
/// <param name="Firmware">Its firmware below build/&lt;core&gt;, without ending.</param>
/// <param name="Margin">How much the best score has to be above the second to end a recording early; null leaves that out.</param>
internal sealed record StreamNetwork(Type Network, string Firmware, int? Margin = null)
{
    /// <summary>The trained parameters, beside the program.</summary>
    internal string Parameters => ParametersOf(Network);

    /// <summary>Whether there are any.</summary>
    internal bool IsTrained => File.Exists(Parameters);

    /// <summary>The trained parameters of a class.</summary>
    internal static string ParametersOf(Type network) => Path.Combine(AppContext.BaseDirectory, network.Name + ".snn");

    /// <summary>The JSON file that receives the figures.</summary>
    internal string Report => $"artifacts/demo-{Network.Name}.json";
}
