using System.Text.Json;
using SnnDsl.Compiler.Common;
using SnnDsl.Compiler.Issues;

namespace SnnDsl.Compiler.Artifacts;

/// <summary>A JSON object of an artifact, read field by field; whatever is missing or wrong ends the reading.</summary>
internal sealed class ArtifactObject
{
    private readonly JsonElement _element;

    public ArtifactObject(JsonElement element, string network, string name)
    {
        _element = element;
        Network = network;
        Name = name;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ArtifactException(IssueCatalogue.ArtifactFieldWrong.At(0, network, name, "an object"));
        }
    }

    public string Network { get; }

    public string Name { get; }

    public ArtifactObject Renamed(string name) => new(_element, Network, name);

    public bool Has(string field) => _element.TryGetProperty(field, out _);

    public string String(string field) => Text(Field(field, JsonValueKind.String, "a text"), field);

    public EquatableArray<string> Strings(string field) =>
        Array(field).Select((e, i) => e.ValueKind == JsonValueKind.String
            ? Text(e, $"{field}[{i}]")
            : throw Wrong($"{field}[{i}]", "a text")).ToEquatableArray();

    public int Integer(string field, int minimum, int maximum) =>
        CheckInteger(Field(field, JsonValueKind.Number, "a number"), field, minimum, maximum);

    public EquatableArray<int> Integers(string field, int minimum, int maximum) =>
        Array(field).Select((e, i) => CheckInteger(e, $"{field}[{i}]", minimum, maximum)).ToEquatableArray();

    public double Real(string field, double minimum, double maximum)
    {
        JsonElement element = Field(field, JsonValueKind.Number, "a number");
        return element.TryGetDouble(out double value) && value >= minimum && value <= maximum
            ? value
            : throw OutOfRange(field, element.GetRawText(), Invariant.Text($"{minimum} to {maximum}"));
    }

    public bool Boolean(string field) =>
        _element.TryGetProperty(field, out JsonElement value) && value.ValueKind is (JsonValueKind.True or JsonValueKind.False)
            ? value.GetBoolean()
            : throw Wrong(field, "true or false");

    public byte[] Base64(string field) =>
        Field(field, JsonValueKind.String, "base64").TryGetBytesFromBase64(out byte[]? bytes)
            ? bytes
            : throw Wrong(field, "base64");

    public ArtifactObject Object(string field) => new(Field(field, JsonValueKind.Object, "an object"), Network, field);

    public IEnumerable<ArtifactObject> Objects(string field) =>
        Array(field).Select((e, i) => new ArtifactObject(e, Network, $"{field}[{i}]"));

    public ArtifactException Wrong(string field, string expected) =>
        new(IssueCatalogue.ArtifactFieldWrong.At(0, Network, $"'{field}' of {Name}", expected));

    public ArtifactException OutOfRange(string field, object actual, string allowed) =>
        new(IssueCatalogue.ArtifactOutOfRange.At(0, Network, $"{field} of {Name}", actual, allowed));

    /// <summary>The text of a string; an escape that is no character makes it unreadable.</summary>
    private string Text(JsonElement element, string field)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(field, "a text");
        }
    }

    private JsonElement Field(string field, JsonValueKind kind, string expected) =>
        _element.TryGetProperty(field, out JsonElement value) && value.ValueKind == kind ? value : throw Wrong(field, expected);

    private JsonElement.ArrayEnumerator Array(string field) => Field(field, JsonValueKind.Array, "an array").EnumerateArray();

    private int CheckInteger(JsonElement element, string field, int minimum, int maximum)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            throw Wrong(field, "a number");
        }

        return element.TryGetInt32(out int value) && value >= minimum && value <= maximum
            ? value
            : throw OutOfRange(field, element.GetRawText(), $"an integer from {minimum} to {maximum}");
    }
}
