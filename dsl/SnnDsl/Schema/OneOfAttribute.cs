using System.Globalization;

namespace SnnDsl.Schema;

/// <summary>A few numbers; one more may have a meaning of its own.</summary>
internal sealed class OneOfAttribute(params double[] values) : AllowedAttribute
{
    /// <summary>What 0 does beside the numbers, as in "0 to keep the membrane as it is"; null where 0 is not allowed.</summary>
    public string? Zero { get; set; }

    /// <summary>The numbers.</summary>
    public double[] Values => values;

    /// <inheritdoc/>
    public override string Text
    {
        get
        {
            string[] texts = [.. values.Select(v => v.ToString(CultureInfo.InvariantCulture))];
            string text = $"{string.Join(", ", texts.Take(texts.Length - 1))} or {texts[texts.Length - 1]}";
            return Zero is null ? text : $"{text}, or 0 {Zero}";
        }
    }

    /// <inheritdoc/>
    public override double Least => Zero is null ? values[0] : 0;

    /// <inheritdoc/>
    public override bool Allows(double value) => values.Contains(value) || (Zero is not null && value == 0);
}
