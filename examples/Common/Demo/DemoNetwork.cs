using SnnDsl.Data;

namespace Examples.Common.Demo;

/// <summary>What the demo has to know of a network.</summary>
/// <param name="Network">The network class.</param>
/// <param name="Firmware">Its firmware below build/&lt;core&gt;, without ending; the one that writes its spikes ends in _traced.</param>
/// <param name="Test">Reads the test images from the folder the user named, or from their usual place (null).</param>
/// <param name="Report">The JSON file that receives the figures.</param>
/// <param name="Rival">Row of int8_baseline.csv to compare with.</param>
public sealed record DemoNetwork(Type Network, string Firmware, Func<string?, ImageDataSet> Test, string Report, string Rival)
{
    /// <summary>The trained parameters, beside the program.</summary>
    public string Parameters => Path.Combine(AppContext.BaseDirectory, Network.Name + ".snn");

    /// <summary>Whether there are any.</summary>
    public bool IsTrained => File.Exists(Parameters);
}
