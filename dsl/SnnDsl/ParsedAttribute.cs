using System.ComponentModel;

namespace SnnDsl;

/// <summary>
/// Written by the source generator: what it read in a network or block, so that the trainer and other assemblies see the
/// same without the source.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParsedAttribute : Attribute
{
    /// <summary>Called by generated code.</summary>
    /// <param name="properties">Names of the properties that are stages and blocks, in order, with spaces between.</param>
    /// <param name="forward">The steps of Forward, in a form of the generator's own; empty for a chain.</param>
    public ParsedAttribute(string properties, string forward)
    {
        Properties = properties;
        Forward = forward;
    }

    /// <summary>Names of the properties that are stages and blocks, in order, with spaces between.</summary>
    public string Properties { get; }

    /// <summary>The steps of Forward; empty for a chain.</summary>
    public string Forward { get; }
}
